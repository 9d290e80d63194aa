import { decodeJwt } from 'jose';
import type { Bench } from '../bench.ts';
import type { SignedIn } from '../input.ts';
import { judged, notTried, type Verdict, type Verdicts } from '../verdict.ts';

/** As much as the gateway allows when it reads an id_token. */
const allowedMs = 30_000;

/** The clocks, and how long every request of the run took. */
export function probeTimes(bench: Bench, slowMs: number, signedIn: SignedIn | undefined): Verdicts {
  const slow = bench.took.filter(({ ms }) => ms > slowMs);
  const names = [...new Set(slow.map(({ what }) => what))];
  const longest = Math.round(Math.max(0, ...bench.took.map(({ ms }) => ms)));
  return {
    'answer-times': judged(
      slow.length === 0,
      `${bench.took.length} requests, the longest ${longest} ms.`,
      `Slower: ${names.slice(0, 5).join('; ')}${names.length > 5 ? `; and ${names.length - 5} more` : ''}. The longest took ${longest} ms.`,
    ),
    clock: clockVerdict(bench.ahead, signedIn),
  };
}

function clockVerdict(ahead: readonly number[], signedIn: SignedIn | undefined): Verdict {
  const issued = issuedAhead(signedIn);
  const seen = [...ahead, ...(issued === undefined ? [] : [issued])];
  if (seen.length === 0) return notTried('No answer that can be read here says the time.');
  const furthest = seen.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
  const seconds = Math.round(Math.abs(furthest) / 1000);
  return judged(
    Math.abs(furthest) <= allowedMs,
    seconds <= 1 ? 'Within a second.' : `Within ${seconds} seconds.`,
    `It is ${seconds} seconds ${furthest < 0 ? 'behind' : 'ahead of'} ours.`,
  );
}

/** By how much the id_token was issued ahead of the moment at which it came, where that moment is known. */
function issuedAhead(signedIn: SignedIn | undefined): number | undefined {
  const token = signedIn?.answer['id_token'];
  if (signedIn?.at === undefined || typeof token !== 'string') return undefined;
  try {
    const { iat } = decodeJwt(token);
    return typeof iat !== 'number' ? undefined : iat * 1000 + 500 - signedIn.at;
  } catch {
    return undefined;
  }
}
