import { render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import eventKinds from '../../../../smart-config/event-kinds.json' with { type: 'json' };
import type { CaseStore, RecordPart } from '../../../case/case.ts';
import type { CpisStatus } from '../../../domain/cpis.ts';
import type { EventKind } from '../../../domain/record.ts';
import type { Criterion } from '../../../rules/rule.ts';
import { NOW, at, caseStore, check, plan } from '../../../test/case-fixture.ts';
import { pageConfig } from '../../../test/config-fixture.ts';
import { event, rule } from '../../../test/finding-fixture.ts';
import { CaseContext } from '../use-case.ts';
import { RecordDiffers } from './RecordDiffers.tsx';

const latest = (start: string, end: string): Criterion => ({ latest: { start, end } });
const reads = rule('plans', 'high', {
  any: [
    latest('child-protection-plan-start', 'child-protection-plan-end'),
    latest('looked-after-start', 'looked-after-end'),
    latest('unborn-plan-start', 'unborn-plan-end'),
  ],
});
const config = {
  ...pageConfig,
  rulePack: { ...pageConfig.rulePack, rules: [reads], eventKinds: eventKinds as readonly EventKind[] },
};
const none: CpisStatus = { state: 'none', check };
const found: CpisStatus = { state: 'found', plans: [plan], history: { state: 'not-offered' }, check };
const start = event({
  kind: 'child-protection-plan-start',
  at: '2026-03-03',
  when: { from: Date.parse('2026-03-03T00:00Z'), to: Date.parse('2026-03-03T23:59Z'), text: '2026-03-03' },
  recordedBy: 'Elm Surgery',
  sources: ['Condition/p'],
});

const whole = (
  resource: string,
  title: string,
  value: readonly ReturnType<typeof event>[] = [],
): RecordPart => ({
  resource,
  title,
  read: { state: 'present', value, asOf: at('10:41') },
});
const parts = (...events: readonly ReturnType<typeof event>[]): readonly RecordPart[] => [
  whole('Condition', 'Injuries and diagnoses', events),
  whole('Observation', 'Observations and findings'),
  whole('Flag', 'Alerts on the record'),
];

function show(changes: Partial<CaseStore>) {
  const store = caseStore({ config, ...changes });
  const { container } = render(
    <CaseContext value={{ store, clock: () => NOW }}>
      <RecordDiffers />
    </CaseContext>,
  );
  return container;
}
const region = async (name = 'This record and CP-IS do not agree') =>
  (await screen.findByRole('region', { name })).textContent;
// The comparison is fetched when there is one to draw.
beforeAll(() => import('./Differences.tsx'));

describe('a disagreement', () => {
  it('shows both, with their dates and where they come from, and who can settle it', async () => {
    show({ cpis: none, parts: parts(start) });
    const said = await region();
    expect(said).toContain('child protection plan since 3 Mar 2026, written by Elm Surgery.');
    expect(said).toContain('no record found, checked today 10:42.');
    expect(said).toContain('Ring the local authority and ask which is right. Neither overrides the other.');
    expect(screen.getByRole('link', { name: '0114 496 0123' })).toBeTruthy();
  });

  it('is none where this record holds nothing of it: that is one line, beside the plan above', () => {
    const container = show({ cpis: found, parts: parts() });
    expect(container.textContent).toBe(
      'This record, read in full at 10:41, does not say so: it may never have been told.',
    );
  });

  it('names the end that one of them has', async () => {
    const ended = { ...plan, status: 'ended' as const, end: '2026-10-04' };
    show({ cpis: { ...found, plans: [ended] }, parts: parts(start) });
    expect(await region()).toContain('child protection plan, ended on 4 Oct 2026, Sheffield City Council');
  });

  it('is only possible where the dates of this record cannot be put in order', async () => {
    const end = event({
      kind: 'child-protection-plan-end',
      when: { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2026-12-31T23:59Z'), text: '2026' },
      sources: ['Condition/e'],
    });
    show({ cpis: none, parts: parts(start, end) });
    const said = await region('This record and CP-IS may not agree');
    expect(said).toContain('start 3 Mar 2026, end 2026: which came last cannot be told');
  });
});

describe('nothing is drawn', () => {
  it.each<[string, Partial<CaseStore>]>([
    ['they agree', { cpis: found, parts: parts(start) }],
    ['CP-IS was not looked up', { cpis: { state: 'not-checked' }, parts: parts(start) }],
    [
      'CP-IS could not be checked',
      { cpis: { state: 'could-not-check', reason: 'no-answer', notified: 'no' }, parts: parts(start) },
    ],
    [
      'the record is still being read',
      { cpis: found, parts: parts().map((part) => ({ ...part, read: { state: 'loading' } as const })) },
    ],
  ])('where %s', (_, changes) => {
    expect(show(changes).textContent).toBe('');
  });
});

it('says what was not read in full, and compares nothing with it', () => {
  const [conditions, observations, flags] = parts(start);
  if (!conditions || !observations || !flags) throw new Error('There are three parts.');
  const container = show({
    cpis: none,
    parts: [conditions, observations, { ...flags, read: { state: 'not-shared' } }],
  });
  expect(container.textContent).toBe(
    'This record could not be compared with CP-IS: not read in full (alerts on the record).',
  );
});

it('says that it cannot compare where no rule has this record read for plans', () => {
  const container = show({ cpis: none, config: pageConfig });
  expect(container.textContent).toContain('it is not read for plans here');
});
