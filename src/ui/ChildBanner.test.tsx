import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Child } from '../domain/child.ts';
import { NOW, amara, at, testNhsNumber, unknownChild } from '../test/case-fixture.ts';
import { ChildBanner } from './ChildBanner.tsx';

const show = (changes: Partial<Child> = {}, full = true) => {
  const value = { ...amara, ...changes };
  render(<ChildBanner child={{ state: 'present', value, asOf: at('10:41') }} full={full} now={NOW} />);
  return screen.getByLabelText('Child on screen').textContent;
};

describe('the banner', () => {
  it('names the child in the order of the Common User Interface', () => {
    expect(show()).toBe('NameTESTCHILD, AmaraBorn14 Jan 2025 (22m)GenderFemaleNHS No.999 012 3454verified');
  });

  it('is one line when the record system shows its own', () => {
    expect(show({}, false)).toBe('NameTESTCHILD, AmaraBorn14 Jan 2025 (22m)NHS No.999 012 3454verified');
  });

  it('says what is not recorded', () => {
    render(
      <ChildBanner child={{ state: 'present', value: unknownChild, asOf: at('10:41') }} full now={NOW} />,
    );
    expect(screen.getAllByText('not recorded')).toHaveLength(3);
  });

  it.each<[Partial<Child>, string]>([
    [{ name: { family: 'Specimen' } }, 'SPECIMEN, (no given name recorded)'],
    [{ name: { given: 'Amara' } }, '(no family name recorded), Amara'],
    [{ name: {} }, 'No name recorded'],
    [{ birthDate: '2026-11-15' }, '15 Nov 2026 (5d)'],
    [{ birthDate: '2019' }, '2019 (6y to 7y)'],
    [{ nhsNumber: { state: 'not-verified', value: testNhsNumber('9990123454') } }, 'not verified'],
    [{ nhsNumber: { state: 'invalid', text: '12' } }, '“12” is not a valid number'],
    [{ nhsNumber: { state: 'several' } }, 'more than one recorded'],
    [{ deceased: true }, 'Recorded as deceased'],
    [{ restricted: true }, 'Restricted record'],
  ])('shows %o as "%s"', (changes, words) => {
    expect(show(changes)).toContain(words);
  });

  it.each([
    [{ state: 'loading' } as const, 'Reading the child’s details'],
    [
      { state: 'not-permitted', scope: 'patient/Patient.r' } as const,
      'The child’s details could not be read',
    ],
  ])('shows no name that it does not have', (child, words) => {
    render(<ChildBanner child={child} full now={NOW} />);
    expect(screen.getByRole('banner').textContent).toBe(words);
  });
});
