import * as v from 'valibot';
import type { CouldNotCheckReason, Plan } from '../../src/domain/cpis.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { authorityNameOf } from './authority-name.ts';
import type { Entry } from './bundle.ts';
import { Category, datesOf, Period, phonesOf, planKindOf, Telecom } from './plan-parts.ts';
import type { LookUpRequest } from './port.ts';
import { resolveAll } from './references.ts';
import { mayDiffer, Reference, subjectOf } from './subject.ts';

const FLAG_DETAIL = 'http://hl7.org/fhir/StructureDefinition/flag-detail';

const CarePlan = v.object({
  status: v.optional(v.picklist(['active', 'completed'])),
  category: v.optional(Category, []),
  subject: v.optional(Reference),
  period: v.optional(Period),
  careTeam: v.optional(v.array(Reference), []),
});
type CarePlan = v.InferOutput<typeof CarePlan>;

const CareTeam = v.object({
  status: v.optional(v.picklist(['active', 'inactive'])),
  name: v.string(),
  subject: v.optional(Reference),
  telecom: v.optional(Telecom, []),
});

/** Follows Flag to CarePlan to CareTeam. Every plan in the answer is either shown or fails the whole answer. */
export function plansBehind(
  flag: {
    readonly subject: Reference;
    readonly extension: readonly { readonly url: string; readonly valueReference?: Reference | undefined }[];
  },
  included: readonly Entry[],
  request: LookUpRequest,
): Result<readonly Plan[], CouldNotCheckReason> {
  const carePlans = included.filter(({ resource }) => resource.resourceType === 'CarePlan');
  const careTeams = included.filter(({ resource }) => resource.resourceType === 'CareTeam');
  // Whether the plan itself is always sent is not published; a team alone does not say what kind of plan it is.
  if (carePlans.length === 0) return fail('unknown-plan');
  const details = flag.extension.filter(({ url }) => url === FLAG_DETAIL);
  const referenced = resolveAll(
    details.map(({ valueReference }) => valueReference?.reference),
    carePlans,
  );
  if (!referenced || new Set(referenced).size < carePlans.length) return fail('odd-answer');
  const plans: Plan[] = [];
  const shown = new Set<Entry>();
  for (const { resource } of new Set(referenced)) {
    const carePlan = v.safeParse(CarePlan, resource);
    if (!carePlan.success) return fail('odd-answer');
    if (carePlan.output.subject && mayDiffer(flag.subject, carePlan.output.subject))
      return fail('several-matches');
    const read = plansOf(carePlan.output, careTeams, request);
    if (!read.ok) return read;
    read.value.teams.forEach((team) => shown.add(team));
    plans.push(...read.value.plans);
  }
  // A team that stands beside may be an authority that nobody is told of.
  return shown.size < careTeams.length ? fail('odd-answer') : succeed(plans);
}

/** One plan for each authority that is responsible for it; nearly always one. */
function plansOf(
  carePlan: CarePlan,
  careTeams: readonly Entry[],
  { nhsNumber, now }: LookUpRequest,
): Result<{ readonly plans: readonly Plan[]; readonly teams: readonly Entry[] }, CouldNotCheckReason> {
  if (carePlan.subject && subjectOf(carePlan.subject, nhsNumber) === 'another') return fail('wrong-child');
  const kind = planKindOf(carePlan.category);
  if (!kind) return fail('unknown-plan');
  const dates = datesOf(carePlan.period, now);
  if (!dates.ok) return dates;
  const references = carePlan.careTeam.map(({ reference }) => reference);
  const teams = [...new Set(resolveAll(references, careTeams))];
  const plans: Plan[] = [];
  for (const { resource } of teams) {
    const team = v.safeParse(CareTeam, resource);
    if (!team.success) return fail('odd-answer');
    if (team.output.subject && subjectOf(team.output.subject, nhsNumber) === 'another')
      return fail('wrong-child');
    const authority = authorityNameOf(team.output.name);
    if (authority === undefined) return fail('odd-answer');
    plans.push({ kind, ...dates.value, authority, phones: phonesOf(team.output.telecom) });
  }
  return plans.length > 0 ? succeed({ plans, teams }) : fail('odd-answer');
}
