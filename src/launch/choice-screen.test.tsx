import { expect, it } from 'vitest';
import { issuer } from '../test/config-fixture.ts';
import { choiceScreen, onTheWay } from './choice-screen.ts';

const shared = { ...issuer, organisations: ['Testshire Royal', 'Elm Surgery'] };

it('offers each record system as a plain link that holds its address and nothing else', () => {
  const drawn = choiceScreen([issuer, { ...shared, iss: 'https://other.example/r4' }], '/launch');
  const links = [...drawn.querySelectorAll('a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/launch?iss=https%3A%2F%2Fehr.example%2Ffhir',
    '/launch?iss=https%3A%2F%2Fother.example%2Fr4',
  ]);
  expect(links[1]?.textContent).toBe('Test record systemTestshire Royal, Elm Surgery');
  expect(drawn.querySelector('h1')?.textContent).toBe('Which record system do you use?');
});

it('says where the sign-in leads', () => {
  const drawn = onTheWay(shared);
  expect(drawn.querySelector('[role=status]')?.textContent).toBe(
    'Taking you to sign in at Test record system.',
  );
  expect(drawn.textContent).toContain('Testshire Royal, Elm Surgery');
});
