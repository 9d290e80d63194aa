import type { ApiFailure } from '../api/problem.ts';
import { unreachable } from '../domain/result.ts';
import { notAnswered } from '../text/desk-frame.ts';

const stopped = (sentence: string): string => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`);

/** Why the gateway did not answer, or what it said, and what to do. `acting`: something was to be done, and may have been. */
export function failureWords(why: ApiFailure, acting = false): string {
  switch (why.kind) {
    case 'unreachable':
      return acting ? `${notAnswered.unreachable} ${notAnswered.lookFirst}` : notAnswered.unreachable;
    case 'timed-out':
      return acting ? `${notAnswered.timedOut} ${notAnswered.lookFirst}` : notAnswered.timedOut;
    case 'session-ended':
      return notAnswered.sessionEnded;
    case 'odd-answer':
      return notAnswered.oddAnswer;
    case 'refused': {
      const { message, fix } = why.problem;
      return fix === undefined ? stopped(message) : `${stopped(message)} ${stopped(fix)}`;
    }
    default:
      return unreachable(why);
  }
}
