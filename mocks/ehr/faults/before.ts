import type { Answer } from '../answer.ts';
import { problem, tokenRefused } from '../fhir/outcomes.ts';
import type { FaultBoard } from './fault-board.ts';
import { isDefect } from './defects.ts';
import type { Fault } from './fault.ts';

/** The answer of a fault that strikes before the request is looked at; nothing when the request goes on. */
export function answerBefore(faults: readonly Fault[], token: string, board: FaultBoard): Answer | undefined {
  for (const fault of faults) {
    const answer = early(fault, token, board);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function early(fault: Fault, token: string, board: FaultBoard): Answer | undefined {
  const { kind } = fault;
  if (isDefect(kind)) return undefined;
  switch (kind) {
    case 'refused':
      return { status: 0, wire: 'refused' };
    case 'html':
      return { status: 200, wire: 'html' };
    case '401':
      return tokenRefused('The access token was not taken.', 'invalid_token');
    case '403':
      return problem(403, 'forbidden', 'This is not permitted.');
    case '404':
    case 'unknown-resource':
      return problem(404, 'not-supported', 'This system does not share that.');
    case '429':
      return problem(429, 'throttled', 'Too many requests.', { 'retry-after': '30' });
    case '500':
      return problem(500, 'exception', 'Something failed inside the record system.');
    case 'expired-token':
      return board.isDead(fault, token)
        ? tokenRefused('The access token has expired.', 'invalid_token')
        : undefined;
    case 'slow':
    case 'cut':
    case 'lost-answer':
    case 'outcome-in-200':
    case 'outcome-entry':
    case 'empty-201':
    case 'wrong-patient':
    case 'lost-page-2':
    case 'foreign-next':
    case 'loop-next':
    case 'huge':
    case 'audit-refused':
    case 'denied':
    case 'no-pkce':
    case 'no-transactions':
    case 'no-conditional-create':
    case 'document-only':
    case 'nothing-writable':
      return undefined;
  }
}
