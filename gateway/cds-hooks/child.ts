import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Json } from '../../src/rules/events/json.ts';
import { settingOf, type Here } from '../sessions/care-setting.ts';
import { whoOf } from '../sessions/child-name.ts';
import { baseOf } from '../sessions/ehr.ts';
import { Encounter, Patient } from '../sessions/fhir-shapes.ts';
import { nhsNumberOf } from '../sessions/nhs-number.ts';
import { dayVisit } from '../sessions/open-session.ts';
import type { ChildContent } from '../sessions/session.ts';
import type { Ask } from './ask.ts';
import { refersTo } from './part.ts';
import type { Asking } from './person.ts';

/** What the EHR gave of the child and the visit. */
interface Given {
  readonly patient: Json | undefined;
  readonly visit: Json | undefined;
}

/**
 * Who asks, about whom, where: the same that a session on this child would hold, so that audit, figures and what was said
 * of flags before are the same by either way. Of a patient that cannot be read as one it says the id alone.
 */
export function contentOf(
  ask: Ask,
  issuer: Issuer,
  asking: Asking,
  { patient, visit }: Given,
  now: Date,
): ChildContent {
  const read = v.safeParse(Patient, patient);
  const child = read.success ? read.output : v.parse(Patient, { resourceType: 'Patient', id: ask.patientId });
  const here = hereOf(ask, issuer, visit);
  const setting = settingOf(here, issuer);
  return {
    issuer: issuer.id,
    iss: baseOf(issuer.iss),
    tenant: { id: issuer.tenant.id, name: issuer.tenant.name },
    clinician: { ...asking.clinician },
    ...(asking.practitioner === undefined ? {} : { practitioner: asking.practitioner }),
    rights: [...asking.rights],
    redFlags: asking.redFlags,
    leads: [],
    patientId: ask.patientId,
    ...(typeof here === 'string' ? {} : { encounterId: here.id }),
    visit: ask.encounterId ?? dayVisit(now),
    nhsNumber: nhsNumberOf(child.identifier),
    ...whoOf(child),
    ...(setting === undefined ? {} : { toldSetting: setting }),
    recordReplaced: child.link.some(({ type }) => type === 'replaced-by'),
  };
}

/** Whether what was given as the patient can be read as one. */
export const isPatient = (given: Json | undefined): boolean => v.is(Patient, given);

// R4 encounter-status: the child has come and has not left.
const present = ['arrived', 'triaged', 'in-progress'];

/** Of the visit that a call names: whether the child is there now, as far as it says. */
export type Visit = 'none' | 'not-readable' | 'under-way' | 'not-under-way';

/** One that was planned, is over or was cancelled is not under way, nor one that says nothing of it. */
export function visitOf(ask: Ask, issuer: Issuer, visit: Json | undefined): Visit {
  const here = hereOf(ask, issuer, visit);
  if (typeof here === 'string') return here;
  return present.includes(here.status ?? '') ? 'under-way' : 'not-under-way';
}

/** Where the visit is. One that is another patient's, or that cannot be read, says nothing of where this child is. */
function hereOf({ encounterId, patientId }: Ask, { iss }: Issuer, visit: Json | undefined): Here {
  if (encounterId === undefined) return 'none';
  const encounter = v.safeParse(Encounter, visit);
  return encounter.success &&
    refersTo(encounter.output.subject?.reference, `Patient/${patientId}`, baseOf(iss))
    ? encounter.output
    : 'not-readable';
}
