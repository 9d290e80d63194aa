import { describe, expect, it } from 'vitest';
import { closingLine, exitCode, logText, type Outcome, type Report, type StepResult } from './report.ts';
import { pageWith, table } from './table.ts';

const step = (id: string, outcome: Outcome): StepResult => ({
  id,
  title: `Step ${id}`,
  outcome,
  seconds: 1.25,
});
const passed: Outcome = { state: 'passed', seen: '13 types' };
const failed: Outcome = { state: 'failed', why: 'Task: 412 | stale' };
const notRun: Outcome = { state: 'not-run', why: 'There is no mvn here.' };

const report = (...rounds: readonly (readonly StepResult[])[]): Report => ({
  began: '2026-11-21T18:00:00.000Z',
  on: { Node: '20.20.2', Java: '17.0.15' },
  rounds: rounds.map((steps, index) => ({
    id: `round-${index}`,
    fhir: { name: 'HAPI FHIR JPA server', version: '8.4.0' },
    signIn: { name: 'Keycloak', version: '26.4.5' },
    how: 'public client, transaction',
    steps,
  })),
});

describe('what a run says of itself', () => {
  it('counts what was not run apart from what passed', () => {
    expect(closingLine(report([step('a', passed), step('b', notRun)], [step('a', failed)]))).toBe(
      '1 passed, 1 failed, 1 not run',
    );
  });

  it('ends with 1 for a failure alone: what is not there is no failure', () => {
    expect(exitCode(report([step('a', passed), step('b', failed)]))).toBe(1);
    expect(exitCode(report([step('a', passed), step('b', notRun)]))).toBe(0);
    expect(exitCode(report([step('start', notRun)]))).toBe(0);
  });

  it('names server, version and reason in its log', () => {
    const text = logText(report([step('a', passed), step('b', notRun)]));
    expect(text).toContain(
      'HAPI FHIR JPA server 8.4.0, signed in to by Keycloak 26.4.5: public client, transaction',
    );
    expect(text).toContain('passed   Step a (1.3 s): 13 types');
    expect(text).toContain('not run  Step b (1.3 s): There is no mvn here.');
    expect(text).not.toContain('passed   Step b');
  });

  it('never leaves a column empty: a step that a round does not have says so', () => {
    const text = table(report([step('a', passed), step('b', failed)], [step('a', notRun)]));
    expect(text).toContain('| Step a | passed | not run |');
    expect(text).toContain('| Step b | FAILED | not in this round |');
    expect(text).toContain('- A, Step b: FAILED. Task: 412 \\| stale');
    expect(text).toContain('- B, Step a: not run. There is no mvn here.');
    expect(text).toContain('Run on 2026-11-21');
  });

  it('replaces what stands between its marks and nothing else', () => {
    const marks = (what: string) => `<!-- written by npm run test:servers -- --write: ${what} -->`;
    const page = `# Title\n\n${marks('begin')}\n\nold\n\n${marks('end')}\n\nafter\n`;
    const first = pageWith(page, report([step('a', passed)])) ?? '';
    expect(first).toMatch(/^# Title\n/);
    expect(first).toMatch(/\nafter\n$/);
    expect(first).not.toContain('old');
    expect(pageWith(first, report([step('a', passed)]))).toBe(first);
    expect(pageWith('# Title', report([]))).toBeUndefined();
  });
});
