import * as v from 'valibot';
import type { AccessHistory, CouldNotCheckReason, CpisAnswer, Plan } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { accessesIn } from './access-history.ts';
import { authorityNameOf } from './authority-name.ts';
import { wholeAnswer } from './bundle.ts';
import { Category, datesOf, Period, phonesOf, planKindOf, Telecom } from './plan-parts.ts';
import { read, type Line } from './request.ts';
import { Reference, subjectOf } from './subject.ts';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

/** The published example has no status. One that says the team was never real is not read as a plan. */
const CareTeam = v.object({
  status: v.optional(v.picklist(['active', 'inactive'])),
  category: v.optional(Category, []),
  name: v.string(),
  subject: Reference,
  telecom: v.optional(Telecom, []),
  period: v.optional(Period),
});

/**
 * The stand-alone CP-IS interface: the plans as CareTeams, then who looked as AuditEvents. It is not published which of
 * the two requests tells the local authority, so both say what kind of look-up this is and share one trace reference.
 */
export async function lookUpCpisFhir(line: Line): Promise<CpisAnswer> {
  const { nhsNumber, kind, now } = line.request;
  const search = { 'patient:identifier': `${NHS_NUMBER}|${nhsNumber}` };
  const unscheduled = kind === 'unscheduled';
  const teams = await read(line, 'CareTeam', search);
  if (!teams.ok) {
    const { reason, told } = teams.failure;
    return { outcome: 'could-not-check', reason, notified: unscheduled ? told : 'no' };
  }
  const plans = plansIn(teams.value, nhsNumber, now);
  if (!plans.ok)
    return {
      outcome: 'could-not-check',
      reason: plans.failure,
      notified: unscheduled ? 'unknown' : 'no',
    };
  // Nobody uploaded a record, so there is nobody to be told.
  if (plans.value.length === 0) return { outcome: 'none', notified: 'no' };
  const history = await readHistory(line, search);
  return { outcome: 'found', plans: plans.value, history, notified: unscheduled ? 'yes' : 'no' };
}

/** Empty only when CP-IS said in so many words that it has no record. */
function plansIn(body: unknown, asked: NhsNumber, now: Date): Result<readonly Plan[], CouldNotCheckReason> {
  const whole = wholeAnswer(body, asked, 'CareTeam', []);
  if (!whole.ok) return whole;
  if (whole.value.state === 'empty') return succeed([]);
  const teams = v.safeParse(
    v.array(CareTeam),
    whole.value.main.map(({ resource }) => resource),
  );
  if (!teams.success) return fail('odd-answer');
  const about = new Set(teams.output.map(({ subject }) => subjectOf(subject, asked)));
  if (about.has('another')) return fail(about.size > 1 ? 'several-matches' : 'wrong-child');
  if (about.has('not-said')) return fail('odd-answer');
  const plans: Plan[] = [];
  for (const team of teams.output) {
    const plan = planOf(team, now);
    if (!plan.ok) return plan;
    plans.push(plan.value);
  }
  return succeed(plans);
}

function planOf(team: v.InferOutput<typeof CareTeam>, now: Date): Result<Plan, CouldNotCheckReason> {
  const kind = planKindOf(team.category);
  if (!kind) return fail('unknown-plan');
  const authority = authorityNameOf(team.name);
  if (authority === undefined) return fail('odd-answer');
  const dates = datesOf(team.period, now);
  return dates.ok ? succeed({ kind, ...dates.value, authority, phones: phonesOf(team.telecom) }) : dates;
}

/** The plans are shown whatever becomes of the history. */
async function readHistory(line: Line, search: Readonly<Record<string, string>>): Promise<AccessHistory> {
  const events = await read(line, 'AuditEvent', {
    ...search,
    _include: 'AuditEvent:entity-type=http://terminology.hl7.org/CodeSystem/v3-RoleClass|ASSIGNED',
  });
  if (!events.ok) return { state: 'could-not-read', why: events.failure.reason };
  const accesses = accessesIn(events.value, line.request.nhsNumber, line.request.now);
  return accesses.ok
    ? { state: 'listed', accesses: accesses.value }
    : { state: 'could-not-read', why: accesses.failure };
}
