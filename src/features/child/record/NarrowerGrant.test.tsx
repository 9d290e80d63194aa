import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { NarrowerGrant } from './NarrowerGrant.tsx';

const asked = [
  'launch',
  'online_access',
  'patient/Patient.rs',
  'patient/Encounter.rs',
  'patient/Flag.rs',
  'patient/ServiceRequest.cs',
];

it('says what cannot be read and written in plain words, and the scopes behind a line', () => {
  const granted = [
    'launch',
    'patient/Patient.rs',
    'patient/Encounter.rs?class=EMER',
    'patient/ServiceRequest.s',
  ];
  const { container } = render(<NarrowerGrant asked={asked} granted={granted} renewable={false} />);
  const said = container.textContent;
  expect(said).toContain('Not to be readalerts on the record');
  expect(said).toContain('To be read in part onlyattendances');
  expect(said).toContain('Not to be writtenreferrals');
  expect(said).toContain('This sign-in cannot be made longer');
  const scopes = screen.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent);
  expect(scopes).toEqual([
    'online_access',
    'patient/Encounter.rs',
    'patient/Flag.rs',
    'patient/ServiceRequest.cs',
  ]);
  const plain = container.querySelector('dl')?.textContent ?? '';
  expect(plain).not.toMatch(/patient\/|FHIR|scope/);
});

it('says nothing where the same was granted in other words', () => {
  const { container } = render(
    <NarrowerGrant asked={asked} granted={['patient/*.read', 'patient/*.write']} renewable />,
  );
  expect(container.textContent).toBe('');
});

it('says since when a renewed sign-in allows less, of what, and nothing where it only says the same otherwise', () => {
  const before = ['patient/Flag.rs', 'patient/Condition.rs', 'online_access'];
  const at = '2026-11-20T14:32:00Z';
  const draw = (granted: readonly string[]) =>
    render(<NarrowerGrant asked={before} granted={granted} renewable changed={{ before, at }} />).container;
  const less = draw(['patient/Condition.rs', 'online_access']);
  expect(less.querySelector('[role=status]')?.textContent).toContain('since 14:32');
  expect(less.querySelector('[role=status]')?.textContent).toContain(
    'What you see of alerts on the record was read before that.',
  );
  expect(draw(['patient/*.read', 'online_access']).textContent).toBe('');
});
