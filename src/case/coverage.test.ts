import { expect, it } from 'vitest';
import type { Incomplete } from '../domain/fetched.ts';
import { coverageOf } from './coverage.ts';

const now = '2026-11-20T10:42:00.000Z';

it.each<[Incomplete, string]>([
  [{ kind: 'permitted-in-part', scope: 'patient/Condition.rs?category=x' }, 'not-permitted'],
  [{ kind: 'odd-entries', count: 2 }, 'odd-entries'],
  [{ kind: 'page-lost', read: 500 }, 'pages-missing'],
  [{ kind: 'warned', warning: 'some are withheld' }, 'pages-missing'],
])('a part read in part shows nothing as absent, and says why: %j', (why, gap) => {
  expect(coverageOf({ state: 'incomplete', value: [], why, asOf: now }, now)).toMatchObject({
    state: 'incomplete',
    why: gap,
    detail: why.kind,
  });
});
