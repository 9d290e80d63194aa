import { expect, it } from 'vitest';
import type { CpisStatus } from '../../../domain/cpis.ts';
import { at, emergency, healthVisiting } from '../../../test/case-fixture.ts';
import { card } from '../../../test/cpis-card.tsx';
import { renderChild } from '../../../test/render-child.tsx';

const checking = (kind: 'unscheduled' | 'scheduled', setting: string): CpisStatus => ({
  state: 'checking',
  askedAt: at('10:43'),
  kind,
  setting,
});
const words = () => card('Waiting for the answer').textContent;

it('says for how long, whom it tells, and that leaving does not ask twice', () => {
  renderChild({ cpis: checking('unscheduled', 'A&E') });
  expect(words()).toContain('60 seconds so far');
  expect(words()).toContain('This tells Sheffield, or whichever local authority holds a record');
  expect(words()).toContain('does not ask twice');
  expect(words()).not.toContain('on opening');
});

it('says that this organisation looks up on opening, and what that does', () => {
  renderChild({ cpis: checking('scheduled', 'Health visiting') }, { ...healthVisiting, policy: 'on-open' });
  expect(words()).toContain('In health visiting this organisation looks a child up on opening.');
  expect(words()).toContain('This tells nobody.');
});

it('does not say so of a look-up made in another setting', () => {
  renderChild({ cpis: checking('unscheduled', 'Walk-in centre') }, { ...emergency, policy: 'on-open' });
  expect(words()).not.toContain('on opening');
});
