import type { RuleHistory, RuleSummary, RuleVersionShape } from '../../api/rules.ts';
import { shippedPack } from '../../rules/testing-pack.ts';

const content = shippedPack.rules.find(({ id }) => id === 'frequent-attendance');
if (content === undefined) throw new Error('The shipped pack has lost the rule that these tests read.');

const lead = { name: 'Jo DUMMY', role: 'named nurse' };

/** Version 1 of a shipped rule as a draft that the lead wrote and that lacks nothing, with what a test changes of it. */
export const draft: RuleVersionShape = {
  rule: content.id,
  number: 1,
  version: '1.0.0',
  status: 'draft',
  content: { ...content },
  sentence: 'Under 18: 4 or more emergency attendances on different days in the last 6 months.',
  digest: 'seen-1',
  pins: { codeSets: [], eventKinds: 'kinds' },
  authors: [lead],
  submitted: false,
  createdAt: '2026-11-01T09:00:00.000Z',
  changedAt: '2026-11-01T09:00:00.000Z',
  owed: [],
  reviewDue: 'later',
};

/** A version that has run silently for so many of 14 days. */
export const silentFor = (days: number): RuleVersionShape => ({
  ...draft,
  status: 'silent',
  silentRun: { since: '2026-11-06T09:00:00.000Z', days, wanted: 14, done: days >= 14 },
  owed:
    days >= 14
      ? []
      : [
          {
            path: 'silentRun',
            message: `It has run silently for ${days} of 14 days.`,
            fix: 'Wait, or let the one who approves say why it is shown sooner.',
          },
        ],
});

/** A rule of these versions, newest first, begun by the lead. */
export const historyOf = (...versions: readonly RuleVersionShape[]): RuleHistory => ({
  id: draft.rule,
  versions: [...versions],
  acts: [{ number: 1, act: 'created', at: '2026-11-01T09:00:00.000Z', by: lead }],
});

/** One line of the list: active, version 2, of medium severity. */
export const line: RuleSummary = {
  id: 'frequent-attendance',
  title: 'Many A&E visits',
  sentence: draft.sentence,
  severity: 'medium',
  guideline: { title: 'Local policy SG-14', grade: 'local' },
  versions: [{ number: 2, version: '2.0.0', status: 'active', submitted: false }],
  reviewBy: '2027-01-09',
  reviewDue: 'later',
};
