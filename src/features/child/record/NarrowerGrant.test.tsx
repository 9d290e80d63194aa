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
