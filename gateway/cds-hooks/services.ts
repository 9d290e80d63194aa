import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import { templatesFor, type Template } from './templates.ts';

/** The hooks that are answered (CDS Hooks library: patient-view 1.0, encounter-start 1.0, appointment-book 1.0). */
export type HookName = 'patient-view' | 'encounter-start' | 'appointment-book';

/** One service: one hook. */
export interface Service {
  readonly id: string;
  readonly hook: HookName;
  readonly title: string;
  readonly description: string;
}

const because =
  'Answers with the red flags of child safeguarding that the organisation’s own alert rules find in this record, each with what it rests on and a link that opens Safelight at it.';

export const services: readonly Service[] = [
  {
    id: 'safelight-patient-view',
    hook: 'patient-view',
    title: 'Safelight: child safeguarding, record opened',
    description: because,
  },
  {
    id: 'safelight-encounter-start',
    hook: 'encounter-start',
    title: 'Safelight: child safeguarding, visit begun',
    description: `${because} The visit tells where care is given, so that only rules for that place answer.`,
  },
  {
    id: 'safelight-appointment-book',
    hook: 'appointment-book',
    title: 'Safelight: child safeguarding, appointment booked',
    description: `${because} Missed appointments are among them: whoever books sees that a child was not brought before.`,
  },
];

const requirements =
  'Every call carries a JWT of a CDS client that is on the list (ES384 or RS384 recommended). Send every prefetch key, or fhirServer with fhirAuthorization; null says that there is no data, a key that is left out that it was not read. Without the data the answer is 412. The national child protection check is not made by a hook unless the organisation has said so for that place of care.';

/** The answer of discovery: the services with the searches that the rules in force need. */
export function discoveryOf(issuer: Issuer, pack: RulePack): { readonly services: readonly object[] } {
  return {
    services: services.map(({ id, hook, title, description }) => ({
      hook,
      title,
      description,
      id,
      prefetch: Object.fromEntries(
        templatesFor(issuer, pack).map(({ key, query }: Template) => [key, query]),
      ),
      usageRequirements: requirements,
    })),
  };
}
