import { toResponse, type Answer } from '../answer.ts';
import { spoil } from '../faults/after.ts';
import { answerBefore } from '../faults/before.ts';
import { isDefect } from '../faults/defects.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { appCors } from '../fhir/cors.ts';

/** The part of the authorization server that a path below `/auth` belongs to, as faults name it. */
export const stepOf = (path: string): string => /^\/auth\/([a-z]+)/.exec(path)?.[1] ?? '';

/** oidc-provider carries these out itself; waiting or refusing a person is all that is done here. */
const passes = new Set(['denied', 'slow']);

/**
 * The answer of a fault that strikes the authorization server; nothing when it answers for itself, if need be after a
 * wait. The sign-in's own fault, `denied`, is struck later, when the person is signed in.
 */
export async function answerAuthFault(
  request: Request,
  board: FaultBoard,
  appOrigin: string,
): Promise<Response | undefined> {
  const step = stepOf(new URL(request.url).pathname);
  const waitsForPerson = board.list().some((fault) => fault.step === step && fault.kind === 'denied');
  if (request.method === 'OPTIONS' || waitsForPerson) return undefined;
  const faults = board.strike([step]);
  const slow = faults.find(({ kind }) => kind === 'slow');
  if (slow !== undefined) await new Promise((resolve) => setTimeout(resolve, slow.ms ?? 10_000));
  const early = answerBefore(faults, '', board);
  const others = faults.filter(({ kind }) => !passes.has(kind) && !isDefect(kind));
  if (early === undefined && others.length === 0) return undefined;
  const plain: Answer = { status: 200, body: { error: 'server_error' } };
  return toResponse(early ?? spoil(plain, others, { base: '', url: '' }), appCors(request, appOrigin));
}
