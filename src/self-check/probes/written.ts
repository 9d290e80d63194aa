import type { FhirConnection } from '../../fhir/connection.ts';
import { concernBundle } from '../../fhir/write/concern-bundle.ts';
import { documentBundle } from '../../fhir/write/document-bundle.ts';
import { findPart } from '../../fhir/write/find-part.ts';
import type { ConcernBundle, ConcernEntry } from '../../fhir/write/parts.ts';
import { systems } from '../../fhir/write/systems.ts';
import { writeConcern } from '../../fhir/write/write-concern.ts';
import type { WriteFailure } from '../../fhir/write/write-failure.ts';
import { typesOf, writePlan, type WritePlan } from '../../fhir/write/write-plan.ts';
import { nothingKnown } from '../../fhir/write/offers.ts';
import { unreachable } from '../../domain/result.ts';
import type { Bench } from '../bench.ts';
import type { Exchange } from '../line.ts';
import { testInput } from '../test-set.ts';
import {
  met,
  notMet,
  notMetSo,
  notTried,
  waitsFor,
  judged,
  type Verdict,
  type Verdicts,
} from '../verdict.ts';
import type { Statement } from './statement.ts';
import type { WriteSettings } from './writing.ts';

const timeoutMs = 20_000;

interface Writing {
  readonly connection: FhirConnection;
  readonly settings: WriteSettings;
  readonly statement: Statement | undefined;
  /** Reference of the person signed in. */
  readonly author: string | undefined;
  /** Whether searches of a type are known not to be answered. */
  readonly unread: (type: string) => boolean;
}

/** Writes one made-up concern as the product would, reads it back and sends it again. Says what stays in the record. */
export async function probeWritten(bench: Bench, writing: Writing): Promise<Verdicts> {
  const { connection, settings, statement, author, unread } = writing;
  const plan = writePlan(
    {
      configured: settings.write,
      never: settings.neverWrite,
      grantedScope: connection.grantedScope,
      offers: statement?.offers ?? nothingKnown,
    },
    typesOf({ shared: false, marks: true }),
  );
  if (plan.kind === 'none') return allOf(waitsFor('write-plan', 'The plan is to write nothing.'));
  if (author === undefined) return allOf(waitsFor('id-token-user', 'It is not known who is signed in.'));
  const input = testInput({
    id: crypto.randomUUID(),
    at: new Date(bench.now()).toISOString(),
    patientId: connection.patientId,
    author,
    ...(connection.encounterId === undefined ? {} : { encounterId: connection.encounterId }),
  });
  const bundle = plan.kind === 'document' ? documentBundle(input) : concernBundle(input);
  const sent = (bundle.entry ?? []).filter(
    ({ resource }) => !plan.leavesOut.includes(resource?.resourceType ?? ''),
  );
  const watched = watching(bench, connection);
  const first = await writeConcern(watched.connection, bundle, plan);
  const evidence = watched.taken();
  const found = await findAll(watched.connection, sent);
  const foundEvidence = watched.taken();
  if (!first.ok) {
    const audit = first.failure.kind === 'audit-refused' || isAuditBehind(first.failure);
    return {
      written: audit
        ? waitsFor(
            'written-audit',
            `It stops where its audit is refused. ${stays(found, input.concern.id)}`,
            ...evidence,
          )
        : notMet(`${failureWords(first.failure)} ${stays(found, input.concern.id)}`, ...evidence),
      'written-audit': audit
        ? notMet('The AuditEvent is refused.', ...evidence)
        : waitsFor('written', 'The set was not written.'),
      'written-found': waitsFor('written', 'The set was not written whole.'),
      'written-once': waitsFor('written', 'The set was not written whole.'),
    };
  }
  const missing = sent.filter((one) => !found.includes(one)).map(typeOf);
  return {
    written: met(
      `Written by plan “${plan.kind}”. It stays in the record of the chosen patient: ${listed(sent)}, each with a tag of ${systems.part}, from ${input.concern.id} on.`,
      ...evidence,
    ),
    'written-audit': plan.leavesOut.includes('AuditEvent')
      ? waitsFor('create:AuditEvent', 'The plan leaves it out.')
      : met('The AuditEvent was taken.'),
    'written-found': foundVerdict(
      sent.length,
      missing.filter((type) => !unread(type)),
      missing.filter(unread),
      foundEvidence,
    ),
    'written-once': await onceVerdict(watched, bundle, sent, plan),
  };
}

function foundVerdict(
  all: number,
  missing: readonly string[],
  unread: readonly string[],
  evidence: readonly Exchange[],
): Verdict {
  if (missing.length > 0) return notMet(`Not found: ${missing.join(', ')}.`, ...evidence);
  const [type] = unread;
  return type === undefined
    ? met(`All ${all} parts are found.`, ...evidence)
    : waitsFor(`search:${type}`, `Searches for ${type} are not answered.`, ...evidence);
}

export const writtenKeys: readonly string[] = ['written', 'written-audit', 'written-found', 'written-once'];
const allOf = (verdict: Verdict): Verdicts => Object.fromEntries(writtenKeys.map((key) => [key, verdict]));

/** What is said where nobody asked for a test set. */
export const notWritten = (): Verdicts =>
  allOf(
    notTried(
      'Nothing is written unless it is asked for: run the command with --write, on a test patient only.',
    ),
  );

const typeOf = ({ resource }: ConcernEntry): string => resource?.resourceType ?? '';
const listed = (entries: readonly ConcernEntry[]): string => [...new Set(entries.map(typeOf))].join(', ');

const stays = (found: readonly ConcernEntry[], id: string): string =>
  found.length === 0
    ? 'No part of it is found in the record.'
    : `What stays in the record: ${listed(found)}, tagged from ${id} on.`;

const isAuditBehind = (failure: WriteFailure): boolean =>
  failure.kind === 'partly-written' && failure.because.kind === 'audit-refused';

/** A connection whose exchanges can be taken, a few at a time. */
function watching(bench: Bench, connection: FhirConnection) {
  let noted: Exchange[] = [];
  return {
    connection: {
      ...connection,
      send: async (request: Parameters<FhirConnection['send']>[0]) => {
        const { response, exchange } = await bench.askFhir(connection, request);
        noted.push(exchange);
        return response;
      },
    },
    taken: () => {
      const last = noted.slice(-3);
      noted = [];
      return last;
    },
  };
}

async function findAll(
  connection: FhirConnection,
  entries: readonly ConcernEntry[],
): Promise<readonly ConcernEntry[]> {
  const found: ConcernEntry[] = [];
  for (const one of entries)
    if ((await findPart(connection, one, timeoutMs)).state === 'there') found.push(one);
  return found;
}

async function onceVerdict(
  watched: ReturnType<typeof watching>,
  bundle: ConcernBundle,
  sent: readonly ConcernEntry[],
  plan: WritePlan,
): Promise<Verdict> {
  const again = await writeConcern(watched.connection, bundle, plan);
  if (!again.ok) {
    const found = `Sent again: ${failureWords(again.failure)}`;
    return again.failure.kind === 'not-permitted'
      ? notMetSo(
          found,
          'Grant reading too (`.crs`) for each type that is written: what is there already is read.',
          ...watched.taken(),
        )
      : notMet(found, ...watched.taken());
  }
  const twice: string[] = [];
  for (const one of sent) {
    const response = await watched.connection.send({
      method: 'GET',
      url: `${typeOf(one)}?${one.request?.ifNoneExist ?? ''}`,
      timeoutMs,
    });
    const body = response.kind === 'answered' ? response.body : undefined;
    const entries = (body as Partial<fhir4.Bundle> | undefined)?.entry ?? [];
    if (entries.filter(({ resource }) => resource?.resourceType === typeOf(one)).length > 1)
      twice.push(typeOf(one));
  }
  return judged(
    twice.length === 0,
    'Each part is there once.',
    `There twice: ${[...new Set(twice)].join(', ')}.`,
    ...watched.taken(),
  );
}

/** Why a write failed, without the server's own words. */
function failureWords(failure: WriteFailure): string {
  switch (failure.kind) {
    case 'wrong-child':
    case 'not-writable':
      return 'Nothing was sent.';
    case 'session-ended':
      return 'It answers 401.';
    case 'not-permitted':
      return `It answers ${failure.status}.`;
    case 'no-answer':
      return 'No answer came.';
    case 'timed-out':
      return 'No answer came in time.';
    case 'cut-off':
      return 'The answer broke off.';
    case 'odd-answer':
      return 'It does not say that every part is there.';
    case 'too-many-requests':
      return 'It answers 429.';
    case 'server-error':
      return `It answers ${failure.status}.`;
    case 'refused':
      return failure.status === 200 || failure.status === 0
        ? 'It answers with an OperationOutcome.'
        : `It answers ${failure.status}.`;
    case 'audit-refused':
      return 'The audit is refused.';
    case 'partly-written':
      return `Only a part was written (missing: ${[...new Set(failure.missing)].join(', ')}). ${failureWords(failure.because)}`;
    default:
      return unreachable(failure);
  }
}
