import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { selfCheck } from './run.ts';
import { runOn, serveTestEhr, type TestEhr } from './testing-ehr.ts';

let running: TestEhr;
beforeAll(async () => {
  running = await serveTestEhr();
});
beforeEach(() => running.ehr.control.reset());
afterAll(() => running.close());

test('tries every line on a server without a fault, and finds nothing amiss', async () => {
  const checked = await selfCheck(runOn(running, { write: true }));
  const others = checked
    .filter(({ outcome }) => outcome.status !== 'pass')
    .map(({ line, outcome }) => [line.key, outcome]);
  expect(others).toEqual([]);
});
