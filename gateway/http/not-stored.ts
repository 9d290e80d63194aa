import { isDatabaseTrouble, NotStored } from '../store/together.ts';
import { refusal, type Refusal } from './problem.ts';

const again =
  'Try again in a moment. What was stored before is not stored twice. If it stays so, ring instead.';

const nothingStored = refusal(503, 'not-stored', 'Nothing was stored: the database does not take it now.', {
  fix: again,
});
const notKnown = refusal(
  503,
  'not-stored',
  'The line to the database went down while this was being stored. It may or may not be there.',
  { fix: again },
);
const notRead = refusal(503, 'not-readable', 'It cannot be read now: the database does not answer.', {
  fix: 'Try again in a moment. Nothing is lost by it.',
});

/** What to say of an error that is the database's; undefined for any other. */
export function refusalOfStore(error: unknown, method: string): Refusal | undefined {
  if (error instanceof NotStored) return error.stored === 'no' ? nothingStored : notKnown;
  if (!isDatabaseTrouble(error)) return undefined;
  return method === 'GET' || method === 'HEAD' ? notRead : nothingStored;
}
