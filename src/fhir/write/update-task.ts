import type { Concern } from '../../domain/concern.ts';
import { unreachable } from '../../domain/result.ts';
import type { FhirConnection } from '../connection.ts';
import { failureOf } from './answer.ts';
import { findPart } from './find-part.ts';
import type { Offers } from './offers.ts';
import { decidedWords, outcomeWords, type RecordedHappening } from './outcome-bundle.ts';
import { entry, identifierOf, labelled, type ConcernEntry } from './parts.ts';
import { mayFind, mayUpdate } from './scopes.ts';

/**
 * Whether the task that waits for the local authority's answer now says what came of it. `left`: this record system does
 * not let it be changed, or somebody else changed it just now; the message beside it says the same.
 */
export type TaskUpdated = 'updated' | 'as-it-was' | 'left';

type Status = fhir4.Task['status'];

/** Further on is never turned back by something that is told later. */
const order: readonly Status[] = ['requested', 'received', 'in-progress', 'completed', 'rejected'];

interface Change {
  readonly status: Status;
  /** What came of it, in words. */
  readonly output?: string;
}

function changeBy(happening: RecordedHappening): Change | undefined {
  switch (happening.kind) {
    case 'sent':
      return undefined;
    case 'acknowledged':
      return { status: 'received' };
    case 'decided':
      return happening.decision === 'no-further-action'
        ? { status: 'completed', output: decidedWords[happening.decision] }
        : { status: 'in-progress', output: decidedWords[happening.decision] };
    case 'outcome':
      return happening.outcome === 'not-accepted'
        ? { status: 'rejected', output: outcomeWords[happening.outcome] }
        : { status: 'completed', output: outcomeWords[happening.outcome] };
    default:
      return unreachable(happening);
  }
}

const timeoutMs = 20_000;

/** Brings the task up to date, against the very version that was read (`If-Match`), where that is granted and offered. */
export async function updateTask(
  connection: FhirConnection,
  offers: Offers,
  concern: Pick<Concern, 'id'>,
  happening: RecordedHappening,
): Promise<TaskUpdated> {
  const change = changeBy(happening);
  if (change === undefined) return 'as-it-was';
  const { grantedScope } = connection;
  if (!mayUpdate(grantedScope, 'Task') || !mayFind(grantedScope, 'Task')) return 'left';
  if (offers.of('Task').update === 'not-listed') return 'left';
  const wanted = entry(concern, 'task', {
    resourceType: 'Task',
    meta: labelled(concern, 'task'),
    identifier: [identifierOf(concern, 'task')],
    status: 'requested',
    intent: 'order',
  });
  // What is told at about the same time changes the same task: read anew, the later of the two still counts.
  const first = await changeOnce(connection, wanted, change, happening.at);
  return first === 'changed-meanwhile'
    ? left(await changeOnce(connection, wanted, change, happening.at))
    : first;
}

const left = (came: TaskUpdated | 'changed-meanwhile'): TaskUpdated =>
  came === 'changed-meanwhile' ? 'left' : came;

/** Reads the task and changes that very version of it. */
async function changeOnce(
  connection: FhirConnection,
  wanted: ConcernEntry,
  change: Change,
  at: string,
): Promise<TaskUpdated | 'changed-meanwhile'> {
  const found = await findPart(connection, wanted, timeoutMs);
  if (found.state !== 'there' || !isTask(found.resource)) return 'left';
  const task = found.resource;
  const version = task.meta?.versionId;
  // A version that nobody knows cannot be kept from overwriting somebody else's.
  if (version === undefined || task.for?.reference !== `Patient/${connection.patientId}`) return 'left';
  if (order.indexOf(task.status) >= order.indexOf(change.status)) return 'as-it-was';
  const response = await connection.send({
    method: 'PUT',
    url: found.reference,
    headers: { 'If-Match': `W/"${version}"` },
    body: changed(task, change, at),
    timeoutMs,
  });
  if (failureOf(response) === undefined) return 'updated';
  // R4 asks for 412; HAPI FHIR 8.4.0 answers 409.
  return response.kind === 'answered' && [409, 412].includes(response.status) ? 'changed-meanwhile' : 'left';
}

const isTask = (resource: fhir4.Resource): resource is fhir4.Task => resource.resourceType === 'Task';

const changed = (task: fhir4.Task, { status, output }: Change, at: string): fhir4.Task => ({
  ...task,
  status,
  lastModified: at,
  ...(output === undefined
    ? {}
    : {
        output: [
          ...(task.output ?? []),
          { type: { text: 'What the local authority answered' }, valueString: output },
        ],
      }),
});
