import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { OpenSession, Right } from '../../src/api/sessions.ts';
import { londonDay, partsOf } from '../../src/domain/calendar/london.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { settingOf, type Here } from './care-setting.ts';
import { readUser, type KnownUser } from './clinician.ts';
import { baseOf, below, ehrReader, type EhrFailure, type EhrRead } from './ehr.ts';
import { Encounter, Patient } from './fhir-shapes.ts';
import type { VerifyIdToken } from './id-token.ts';
import type { Introspect } from './introspection.ts';
import { launched } from './launched.ts';
import { whoOf } from './child-name.ts';
import { nhsNumberOf } from './nhs-number.ts';
import type { ChildContent, DeskContent, SessionContent } from './session.ts';
import { organisationOf, type Candidates } from './tenant.ts';

const FhirId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9\-.]{1,64}$/));

/** A refused opening. `known`: who it was and where, once their id_token was found good and the organisation is known. */
export interface Refused extends Refusal {
  readonly known?: { readonly fhirUser: string; readonly issuer: Issuer };
}

interface Means {
  readonly ehrFetch: typeof fetch;
  readonly verify: VerifyIdToken;
  readonly introspect: Introspect;
  readonly now: Date;
}

/**
 * Who, about whom if anybody, where: taken from the EHR with the launch's own tokens, which are used here and forgotten.
 * `candidates` are on the allow-list: the issuers of the `iss` that was named.
 */
export async function establish(
  ask: OpenSession,
  candidates: Candidates,
  use: Means,
): Promise<Result<SessionContent, Refused>> {
  if (ask.idToken === undefined) {
    return fail(refusal(401, 'no-id-token', 'There is no id_token.', { fix: 'Grant the scope openid.' }));
  }
  if (![ask.patient, ask.encounter].every((id) => id === undefined || v.is(FhirId, id))) {
    return fail(refusal(400, 'body-wrong', 'The patient or the encounter is not a FHIR id.'));
  }
  const { patient } = ask;
  if (patient === undefined && ask.encounter !== undefined) {
    return fail(refusal(400, 'body-wrong', 'An encounter needs its patient.', { field: 'patient' }));
  }
  // Organisations behind one `iss` differ in nothing but who they are.
  const [any] = candidates;
  const signedIn = await use.verify(any, ask.idToken, ask.nonce);
  if (!signedIn.ok) return signedIn;
  const { fhirUser, tenant: signed } = signedIn.value;
  const facts = await use.introspect(any, ask.accessToken);
  const organisation = organisationOf(candidates, { introspected: facts?.tenant, signed });
  const launch = launched(ask, any, signedIn.value, facts);
  if (!launch.ok)
    return fail({
      ...launch.failure,
      ...(organisation.ok ? { known: { fhirUser, issuer: organisation.value } } : {}),
    });
  if (!organisation.ok) return organisation;
  const issuer = organisation.value;
  const inContext = launch.value.encounter;
  const encounter = ask.encounter ?? (v.is(FhirId, inContext) ? inContext : undefined);
  const read = ehrReader(use.ehrFetch, issuer.iss, ask.accessToken);
  const content =
    patient === undefined
      ? await withoutChild(read, issuer, fhirUser, use.now)
      : await onChild(read, { patient, encounter }, issuer, fhirUser, use.now);
  return content.ok ? content : fail({ ...content.failure, known: { fhirUser, issuer } });
}

/** What there is to do in Safelight without a child takes one of these, or a team that one leads. */
const deskRights: readonly Right[] = [
  'edit-rules',
  'approve-rules',
  'retire-rules',
  'read-registers',
  'open-concerns',
];

async function withoutChild(
  read: EhrRead,
  issuer: Issuer,
  fhirUser: string,
  now: Date,
): Promise<Result<DeskContent, Refusal>> {
  const user = await readUser(read, issuer, fhirUser, now);
  if (!user.ok) return user;
  const { rights, leads } = user.value;
  return leads.length > 0 || rights.some((right) => deskRights.includes(right))
    ? succeed(ofUser(issuer, user.value))
    : fail(
        refusal(403, 'child-needed', 'Your role has nothing to do in Safelight without a child.', {
          fix: 'Open the child’s record first, then open Safelight from it.',
        }),
      );
}

const ofUser = (
  issuer: Issuer,
  { clinician, practitioner, rights, redFlags, leads }: KnownUser,
): DeskContent => ({
  issuer: issuer.id,
  iss: baseOf(issuer.iss),
  tenant: { id: issuer.tenant.id, name: issuer.tenant.name },
  clinician: { ...clinician },
  ...(practitioner === undefined ? {} : { practitioner }),
  rights: [...rights],
  redFlags,
  leads: [...leads],
});

async function onChild(
  read: EhrRead,
  ask: { readonly patient: string; readonly encounter: string | undefined },
  issuer: Issuer,
  fhirUser: string,
  now: Date,
): Promise<Result<ChildContent, Refusal>> {
  const [patient, encounter, user] = await Promise.all([
    readPatient(read, ask.patient),
    ask.encounter === undefined
      ? succeed<Visited>({ here: 'none' })
      : readEncounter(read, issuer.iss, ask.encounter, ask.patient),
    readUser(read, issuer, fhirUser, now),
  ]);
  if (!patient.ok) return patient;
  if (!encounter.ok) return encounter;
  if (!user.ok) return user;

  const { here, visit } = encounter.value;
  const setting = settingOf(here, issuer);
  return succeed({
    ...ofUser(issuer, user.value),
    patientId: patient.value.id,
    ...(typeof here === 'string' ? {} : { encounterId: here.id }),
    visit: visit ?? dayVisit(now),
    nhsNumber: nhsNumberOf(patient.value.identifier),
    ...whoOf(patient.value),
    // FHIR R4 LinkType: another Patient resource is to be used in place of this one.
    ...(setting === undefined ? {} : { toldSetting: setting }),
    recordReplaced: patient.value.link.some(({ type }) => type === 'replaced-by'),
  });
}

/** Without an encounter, a visit is the day in London. No FHIR id has a colon, so the two never meet. */
export function dayVisit(now: Date): string {
  const { year, month, day } = partsOf(londonDay(now.getTime()));
  return `day:${year}-${month}-${day}`;
}

async function readPatient(
  read: EhrRead,
  id: string,
): Promise<Result<v.InferOutput<typeof Patient>, Refusal>> {
  const answer = await read(`Patient/${id}`);
  if (!answer.ok) return fail(patientRefusal(answer.failure));
  const patient = v.safeParse(Patient, answer.value);
  if (!patient.success) {
    return fail(refusal(502, 'patient-not-readable', 'The record system answered with something else.'));
  }
  if (patient.output.id !== id) {
    return fail(refusal(403, 'another-patient', 'The record system answered with another patient.'));
  }
  return succeed(patient.output);
}

const patientRefusal = (failure: EhrFailure): Refusal =>
  failure.kind === 'refused' && failure.status < 500
    ? refusal(403, 'patient-not-permitted', 'This sign-in may not read this patient.')
    : refusal(502, 'record-system-unreachable', 'The record system did not answer.');

interface Visited {
  readonly here: Here;
  /** What look-ups belong to; undefined where it is the day. */
  readonly visit?: string;
}

/**
 * The encounter, where it may be read. One that may not be read is no visit, and no setting. One that could not be read
 * just now is the visit all the same: the day in its place would hide a look-up that was already made in it.
 */
async function readEncounter(
  read: EhrRead,
  iss: string,
  id: string,
  patient: string,
): Promise<Result<Visited, Refusal>> {
  const answer = await read(`Encounter/${id}`);
  if (!answer.ok)
    return succeed({
      here: 'not-readable',
      ...(mayNotBeRead(answer.failure) ? {} : { visit: id }),
    });
  const encounter = v.safeParse(Encounter, answer.value);
  if (!encounter.success) return succeed({ here: 'not-readable', visit: id });
  const subject = encounter.output.subject?.reference;
  if (encounter.output.id !== id || below(iss, subject ?? '') !== `Patient/${patient}`) {
    return fail(
      refusal(403, 'encounter-of-another', 'The encounter is not this patient’s.', { field: 'encounter' }),
    );
  }
  return succeed({ here: encounter.output, visit: id });
}

const mayNotBeRead = (failure: EhrFailure): boolean => failure.kind === 'refused' && failure.status < 500;
