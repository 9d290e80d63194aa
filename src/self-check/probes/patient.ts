import type { FhirConnection, FhirResponse } from '../../fhir/connection.ts';
import { nhsNumberOnRecord } from '../../fhir/nhs-number-on-record.ts';
import { isResource, listOf } from '../../fhir/resource.ts';
import { mayRead, maySearch } from '../../fhir/scopes.ts';
import { usable } from '../../fhir/unavailable.ts';
import type { Bench } from '../bench.ts';
import type { Exchange } from '../line.ts';
import { unreachable } from '../../domain/result.ts';
import { judged, met, notMet, notMetSo, waitsFor, type Verdict, type Verdicts } from '../verdict.ts';
import { unusable } from './unusable.ts';

export interface PatientFound {
  readonly verdicts: Verdicts;
  /** Whether the token works: without it nothing more of the record is tried. */
  readonly taken: boolean;
}

/** The launched patient: whether the token is taken, and what of the person CP-IS and the rules need. */
export async function probePatient(
  bench: Bench,
  connection: FhirConnection,
  ungranted: string,
): Promise<PatientFound> {
  const { patientId, grantedScope } = connection;
  const permitted = mayRead(grantedScope, 'Patient').state !== 'none';
  const url = `Patient/${encodeURIComponent(patientId)}`;
  const { response, exchange } = await bench.askFhir(connection, { method: 'GET', url });
  if (response.kind === 'session-ended')
    return {
      taken: false,
      verdicts: { 'token-taken': notMet('It answers 401 to the token that was just given.', exchange) },
    };
  const taken = met('It does.', exchange);
  const answer = usable(response);
  const body = 'body' in answer && answer.body.resourceType === 'Patient' ? answer.body : undefined;
  if (body === undefined) {
    const left = allOf(
      ['patient-same', ...ofSamePatient],
      waitsFor('patient-read', 'There is no Patient to look at.'),
    );
    const read = permitted
      ? notMet(unusable(response, 'Patient'), exchange)
      : ungranted !== 'scope-granted'
        ? waitsFor(ungranted, 'The scope is not granted.', exchange)
        : notMetSo(
            `The scope is not granted, and it ${lowerFirst(unusable(response, 'Patient'))}`,
            'Grant `patient/Patient.rs`.',
            exchange,
          );
    return {
      taken: true,
      verdicts: { 'token-taken': tokenVerdict(response, exchange), ...left, 'patient-read': read },
    };
  }
  const same = body.id === patientId;
  const about = same ? ofPatient(body, bench.now(), exchange) : {};
  return {
    taken: true,
    verdicts: {
      'token-taken': taken,
      'patient-read': met('It can.', exchange),
      'patient-same': judged(same, 'The same `id`.', 'The Patient that came has another `id`.', exchange),
      ...(same ? {} : allOf(ofSamePatient, waitsFor('patient-same', 'It is another person’s record.'))),
      ...about,
    },
  };
}

/** What is looked at only in the launched patient’s own record. */
const ofSamePatient = ['patient-born', 'nhs-number', 'nhs-number-status'];
const allOf = (keys: readonly string[], verdict: Verdict): Verdicts =>
  Object.fromEntries(keys.map((key) => [key, verdict]));

/** A server that did not answer has not refused the token. */
const tokenVerdict = (response: FhirResponse, exchange: Exchange): Verdict =>
  response.kind === 'answered'
    ? met('It is not refused.', exchange)
    : waitsFor('patient-read', 'There was no answer to tell by.', exchange);

const lowerFirst = (text: string): string =>
  text.replace(/^It /, '').replace(/^./, (one) => one.toLowerCase());

function ofPatient(patient: fhir4.Patient, now: number, exchange: Exchange): Verdicts {
  const number = nhsNumberOnRecord(patient, now);
  return {
    'patient-born': judged(
      typeof patient.birthDate === 'string',
      'There is one.',
      'There is none.',
      exchange,
    ),
    ...numberVerdicts(number.state, exchange),
  };
}

function numberVerdicts(state: ReturnType<typeof nhsNumberOnRecord>['state'], exchange: Exchange): Verdicts {
  const noNumber = (why: string) => ({
    'nhs-number': notMet(why, exchange),
    'nhs-number-status': waitsFor('nhs-number', 'There is no number to have a status.'),
  });
  switch (state) {
    case 'none':
      return noNumber('No NHS number comes with this patient.');
    case 'several':
      return noNumber('Two different current numbers come with this patient.');
    case 'invalid':
      return noNumber('What stands there is no NHS number: the check digit is wrong.');
    case 'verified':
      return {
        'nhs-number': met('One, with a right check digit.', exchange),
        'nhs-number-status': met('`01`, present and verified.', exchange),
      };
    case 'not-verified':
      return {
        'nhs-number': met('One, with a right check digit.', exchange),
        'nhs-number-status': notMet('It is not said to be verified (`01`).', exchange),
      };
    default:
      return unreachable(state);
  }
}

/** The person who is signed in, and their role, as the gateway reads them. */
export async function probeUser(
  bench: Bench,
  connection: FhirConnection,
  user: string | undefined,
  ungranted: string,
): Promise<Verdicts> {
  if (user === undefined) return {};
  const [type = ''] = user.split('/');
  const { response, exchange } = await bench.askFhir(connection, { method: 'GET', url: user });
  const answer = usable(response);
  const read = 'body' in answer && answer.body.resourceType === type;
  const verdict =
    !read && mayRead(connection.grantedScope, type).state === 'none' && ungranted !== 'scope-granted'
      ? waitsFor(ungranted, 'The scope is not granted.', exchange)
      : judged(read, 'It can.', unusable(response, type), exchange);
  if (type === 'PractitionerRole')
    return {
      'user-read': verdict,
      'role-read': read
        ? met('It is what `fhirUser` names.', exchange)
        : waitsFor('user-read', 'It is the same resource.'),
    };
  return { 'user-read': verdict, 'role-read': await roleVerdict(bench, connection, user, ungranted) };
}

async function roleVerdict(
  bench: Bench,
  connection: FhirConnection,
  user: string,
  ungranted: string,
): Promise<Verdict> {
  const { response, exchange } = await bench.askFhir(connection, {
    method: 'GET',
    url: `PractitionerRole?practitioner=${user}`,
  });
  const answer = usable(response);
  const bundle = 'body' in answer && answer.body.resourceType === 'Bundle' ? answer.body : undefined;
  if (bundle === undefined)
    return maySearch(connection.grantedScope, 'PractitionerRole').state === 'none'
      ? waitsFor(ungranted, 'The scope is not granted.', exchange)
      : notMet(unusable(response, 'Bundle'), exchange);
  const roles = listOf(bundle.entry).filter(({ resource }) => {
    const role: unknown = resource;
    if (!isResource(role) || role.resourceType !== 'PractitionerRole') return false;
    const { reference = '' } = role.practitioner ?? {};
    const theirs = reference === user || reference === `${connection.base}/${user}`;
    return theirs && listOf(role.code).length > 0;
  });
  return judged(
    roles.length > 0,
    `${roles.length} found, with a code.`,
    'No role of theirs with a code was found.',
    exchange,
  );
}
