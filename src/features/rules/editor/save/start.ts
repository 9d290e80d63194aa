import type { RuleHistory, RuleVersionShape } from '../../../../api/rules.ts';
import { dayOf, londonDay, partsOf } from '../../../../domain/calendar/london.ts';
import type { Json } from '../../../../rules/events/json.ts';

/** What the editor begins with. */
export interface Start {
  readonly content: Json;
  /** The draft that is gone on with. */
  readonly draft?: RuleVersionShape;
  /** The version before it, which it is a change of. */
  readonly base?: RuleVersionShape;
  readonly reason: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

function aYearOn(now: string): string {
  const { year, month, day } = partsOf(londonDay(Date.parse(now)));
  const then = partsOf(dayOf(year + 1, month, day));
  return `${then.year}-${two(then.month)}-${two(then.day)}`;
}

/** A rule that is not there yet: for every child, of middling severity, kept by who writes it, reviewed in a year. */
export const newRule = (owner: string, now: string): Json => ({
  id: '',
  version: '1.0.0',
  status: 'draft',
  title: '',
  severity: 'medium',
  applies: { age: { under: 'P18Y' } },
  when: {},
  why: '',
  advice: '',
  guideline: { title: '', grade: 'local' },
  owner,
  reviewBy: aYearOn(now),
  tests: [],
});

/** Where changing a rule begins: at its draft, else at its newest version. */
export function startOf({ versions, acts }: RuleHistory): Start | undefined {
  const draft = versions.find(({ status }) => status === 'draft');
  const base = versions.find(({ number }) => draft === undefined || number < draft.number);
  const from = draft ?? base;
  if (from === undefined) return undefined;
  const reason =
    draft && acts.findLast(({ number, act }) => number === draft.number && act === 'edited')?.reason;
  return { content: from.content, ...(draft && { draft }), ...(base && { base }), reason: reason ?? '' };
}
