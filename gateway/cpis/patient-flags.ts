import * as v from 'valibot';
import type { CouldNotCheckReason, CpisAnswer, Plan } from '../../src/domain/cpis.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { wholeAnswer, type Entry } from './bundle.ts';
import { plansBehind } from './flag-detail.ts';
import { read, type Line } from './request.ts';
import { mayDiffer, Reference, subjectOf } from './subject.ts';

const FLAG_CATEGORIES = 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient';

/** The other kinds of national flag, England-FlagCategoryPatient 0.5.0. Any further one is not taken for "not CP-IS". */
const otherFlags = ['national-reasonable-adjustment-flag', 'female-genital-mutilation-flag'];

const Flag = v.object({
  status: v.optional(v.string()),
  code: v.object({
    coding: v.array(v.object({ system: v.optional(v.string()), code: v.optional(v.string()) })),
  }),
  subject: Reference,
  extension: v.optional(v.array(v.object({ url: v.string(), valueReference: v.optional(Reference) })), []),
});
type Flag = v.InferOutput<typeof Flag>;

/**
 * The Patient Flags interface: first whether there is a CP-IS flag, then, only if there is, what stands behind it.
 * It publishes no switch between scheduled and unscheduled and does not say whether reading tells anybody; so an
 * unscheduled look-up that reached a record says that it does not know.
 */
export async function lookUpPatientFlags(line: Line): Promise<CpisAnswer> {
  const { config, request } = line;
  const patient = request.nhsNumber;
  const couldNot = (reason: CouldNotCheckReason, told: 'no' | 'unknown'): CpisAnswer => ({
    outcome: 'could-not-check',
    reason,
    notified: request.kind === 'unscheduled' ? told : 'no',
  });
  const topLevel = await read(line, config.flagPath, { patient });
  if (!topLevel.ok) return couldNot(topLevel.failure.reason, topLevel.failure.told);
  const flag = cpisFlagIn(topLevel.value, line, []);
  if (!flag.ok) return couldNot(flag.failure, 'unknown');
  if (flag.value === 'none') return { outcome: 'none', notified: 'no' };
  const detail = await read(line, config.flagPath, { patient, code: config.flagCode });
  // The first request may have told somebody, so a refusal of the second proves nothing.
  if (!detail.ok) return couldNot(detail.failure.reason, 'unknown');
  const plans = plansIn(detail.value, line);
  if (!plans.ok) return couldNot(plans.failure, 'unknown');
  return {
    outcome: 'found',
    plans: plans.value,
    history: { state: 'not-offered' },
    notified: request.kind === 'unscheduled' ? 'unknown' : 'no',
  };
}

interface Flagged {
  readonly flag: Flag;
  readonly included: readonly Entry[];
}

/** The one CP-IS flag; `none` only when the whole list was read and every flag in it is known to be of another kind. */
function cpisFlagIn(
  body: unknown,
  line: Line,
  others: readonly string[],
): Result<Flagged | 'none', CouldNotCheckReason> {
  const whole = wholeAnswer(body, line.request.nhsNumber, 'Flag', others);
  if (!whole.ok) return whole;
  if (whole.value.state === 'empty') return succeed('none');
  const flags: Flag[] = [];
  for (const { resource } of whole.value.main) {
    const flag = v.safeParse(Flag, resource);
    if (!flag.success) return fail('odd-answer');
    if (subjectOf(flag.output.subject, line.request.nhsNumber) === 'another')
      return fail(whole.value.main.length > 1 ? 'several-matches' : 'wrong-child');
    flags.push(flag.output);
  }
  const kinds = flags.map((flag) => kindOf(flag, line.config.flagCode));
  if (kinds.includes('unknown')) return fail('odd-answer');
  const [flag, second] = flags.filter((_, i) => kinds[i] === 'cpis');
  if (second || subjectsDiffer(flags)) return fail('several-matches');
  // A list that does not say how long it is may lack the one that matters.
  if (!flag) return whole.value.counted ? succeed('none') : fail('odd-answer');
  return flag.status === undefined || ['active', 'inactive'].includes(flag.status)
    ? succeed({ flag, included: whole.value.included })
    : fail('odd-answer');
}

function kindOf(flag: Flag, cpisCode: string): 'cpis' | 'other' | 'unknown' {
  const codes = flag.code.coding
    .filter(({ system }) => system === FLAG_CATEGORIES)
    .map(({ code }) => code ?? '');
  if (codes.includes(cpisCode)) return 'cpis';
  return codes.length > 0 && codes.every((code) => otherFlags.includes(code)) ? 'other' : 'unknown';
}

const subjectsDiffer = (flags: readonly Flag[]): boolean =>
  flags.some(({ subject }) => flags.some((other) => mayDiffer(subject, other.subject)));

function plansIn(body: unknown, line: Line): Result<readonly Plan[], CouldNotCheckReason> {
  const found = cpisFlagIn(body, line, ['CarePlan', 'CareTeam']);
  if (!found.ok) return found;
  // There was a flag a moment ago.
  if (found.value === 'none') return fail('odd-answer');
  const { flag, included } = found.value;
  return plansBehind(flag, included, line.request);
}
