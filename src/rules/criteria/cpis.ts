import { whenOf } from '../../domain/calendar/partial-date.ts';
import type { CpisStatus, Plan } from '../../domain/cpis.ts';
import type { ClinicalEvent } from '../../domain/record.ts';
import type { RecordIndex } from '../record-index.ts';
import type { Missing, Outcome, Truth } from '../rule.ts';
import { windowStart } from './matching.ts';
import type { Body, Row } from './row.ts';
import { durationInWords, listInWords, withArticle } from './words.ts';

type Found = Extract<CpisStatus, { readonly state: 'found' }>;

const planInWords: Record<Plan['kind'], string> = {
  'child-protection': 'child protection plan',
  'looked-after': 'looked after by a local authority',
  'unborn-child-protection': 'child protection plan for an unborn child',
};

const planEvent = ({ kind, authority, start }: Plan): ClinicalEvent => {
  const when = start === undefined ? undefined : whenOf(start);
  const words = planInWords[kind];
  return {
    kind: 'cpis-plan',
    codes: [],
    title: `CP-IS: ${words}, ${authority}`,
    sources: [],
    ...(when !== undefined && { when }),
  };
};

const couldNotCheck: Missing = { kind: 'cpis', state: 'could-not-check' };

function accessedOften(accesses: Body<'cpis'>['accesses'], { history }: Found, record: RecordIndex): Truth {
  if (accesses === undefined) return 'yes';
  if (history.state !== 'listed') return 'unknown';
  const start = windowStart(accesses.within, record);
  return history.accesses.filter(({ at }) => Date.parse(at) >= start).length >= accesses.atLeast
    ? 'yes'
    : 'no';
}

function evaluateFound(body: Body<'cpis'>, status: Found, record: RecordIndex): Outcome {
  const plans = status.plans.filter(
    (plan) =>
      (body.plan === undefined || body.plan.includes(plan.kind)) &&
      (body.status === undefined || plan.status === body.status),
  );
  const wantsPlan = body.plan !== undefined || body.status !== undefined;
  if (wantsPlan && plans.length === 0) return { truth: 'no', evidence: [], missing: [] };
  const truth = accessedOften(body.accesses, status, record);
  const evidence = plans.map(planEvent);
  return {
    truth,
    evidence: truth === 'no' ? [] : evidence,
    missing: truth === 'unknown' ? [couldNotCheck] : [],
  };
}

function evaluateCpis(body: Body<'cpis'>, record: RecordIndex): Outcome {
  const status = record.input.cpis;
  switch (status.state) {
    case 'found':
      return evaluateFound(body, status, record);
    case 'none':
      return { truth: 'no', evidence: [], missing: [] };
    case 'not-checked':
    case 'checking':
    case 'could-not-check':
      return { truth: 'unknown', evidence: [], missing: [{ kind: 'cpis', state: status.state }] };
  }
}

/** What CP-IS answered. Anything but an answer is unknown: never checked by a rule itself. */
export const cpis: Row<'cpis'> = {
  fields: {
    plan: { type: 'some-of', of: Object.keys(planInWords) },
    status: { type: 'one-of', of: ['current', 'ended'] },
    accesses: { type: 'accesses' },
  },
  oneOf: ['plan', 'status', 'accesses'],
  evaluate: evaluateCpis,
  say: ({ plan, status, accesses }) => {
    const kinds = (plan ?? []).map((kind) => planInWords[kind as Plan['kind']]);
    const shown =
      plan === undefined && status === undefined
        ? undefined
        : `CP-IS shows ${withArticle(status ?? 'current or ended')} record${kinds.length > 0 ? ` (${listInWords(kinds)})` : ''}`;
    const looked =
      accesses &&
      `CP-IS was looked up ${accesses.atLeast} or more times in the last ${durationInWords(accesses.within)}`;
    return [shown, looked].filter((part) => part !== undefined).join(' and ');
  },
  reads: () => [],
};
