import type { FhirConnection } from '../fhir/connection.ts';
import type { SignedIn } from './input.ts';
import { userIn } from './probes/identity.ts';
import { probePatient, probeUser } from './probes/patient.ts';
import { probeSearch } from './probes/search.ts';
import type { Statement } from './probes/statement.ts';
import { notWritten, probeWritten, writtenKeys } from './probes/written.ts';
import { attempt, note, searchesOf, trying, ungrantedBy, type Run } from './run-state.ts';
import { waitsFor, type Verdict } from './verdict.ts';

/** What is tried with a token and a patient: who is read, what is searched, and what is written where it is asked for. */
export async function recordSteps(
  run: Run,
  connection: FhirConnection,
  statement: Statement | undefined,
  { answer }: SignedIn,
): Promise<void> {
  const { input, bench } = run;
  trying(run, 'Patient');
  const ungranted = ungrantedBy(run);
  const patient = await attempt(run, 'patient-read', ofPatient, () =>
    probePatient(bench, connection, ungranted),
  );
  note(run, patient?.verdicts ?? {});
  if (patient?.taken === false) {
    notTaken(run, waitsFor('token-taken', 'The token is not taken.'));
    return;
  }
  const user = userIn(answer['id_token'], input.subject.base);
  trying(run, 'Practitioner');
  note(
    run,
    (await attempt(
      run,
      'user-read',
      (key) => key === 'role-read',
      () => probeUser(bench, connection, user, ungranted),
    )) ?? {},
  );
  if (user === undefined)
    for (const key of ['user-read', 'role-read'])
      run.verdicts.set(key, waitsFor('id-token-user', 'It is not known who is signed in.'));
  for (const search of searchesOf(input)) {
    const { resource } = search;
    trying(run, resource);
    const listed = statement === undefined ? 'not-known' : statement.listed(resource);
    const verdicts = await attempt(run, `search:${resource}`, ofSearch(resource), () =>
      probeSearch(bench, { connection, listed, ungranted }, search),
    );
    note(run, verdicts ?? {});
  }
  await writeStep(run, connection, statement, user);
}

const ofPatient = (key: string): boolean => /^(token-taken|patient-|nhs-number)/.test(key);
const ofSearch =
  (resource: string) =>
  (key: string): boolean =>
    key.endsWith(`:${resource}`) && !/^(listed|create):/.test(key);

/** A token that is not taken lets nothing be read; what is planned is decided without it. */
function notTaken(run: Run, why: Verdict): void {
  for (const { key, ground } of run.lines)
    if (ground === 'record' && !run.verdicts.has(key) && !/^(write-|create:)/.test(key))
      run.verdicts.set(key, why);
  run.missing.set('writing', why);
}

async function writeStep(
  run: Run,
  connection: FhirConnection,
  statement: Statement | undefined,
  author: string | undefined,
): Promise<void> {
  const { input, bench, verdicts } = run;
  if (!input.write) {
    note(run, notWritten());
    return;
  }
  // A server that answers with another person's record is not written to.
  if (verdicts.get('patient-same')?.is !== 'met') {
    run.missing.set(
      'writing',
      waitsFor('patient-same', 'It is not certain whose record it would be written to.'),
    );
    return;
  }
  trying(run, 'test set');
  const written = await attempt(
    run,
    'written',
    (key) => writtenKeys.includes(key),
    () =>
      probeWritten(bench, {
        connection,
        settings: input.subject,
        statement,
        author,
        unread: (type) => verdicts.get(`search:${type}`)?.is === 'not-met',
      }),
  );
  note(run, written ?? {});
}
