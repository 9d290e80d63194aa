import type { Told } from '../../fhir/plain-send.ts';
import type { Bench } from '../bench.ts';
import type { Exchange } from '../line.ts';
import { met, notMet, notMetSo, waitsFor, type Verdict, type Verdicts } from '../verdict.ts';

/** A document that any app may read without a sign-in, and the lines that say whether it is there and may be read. */
interface OpenDocument {
  readonly url: string;
  /** As it is named in a report. */
  readonly what: string;
  readonly accept: string;
  /** Of an app that nobody registered, where the command may say so. */
  readonly headers: Readonly<Record<string, string>>;
  readonly shape: (text: string) => string | undefined;
  readonly answers: string;
  readonly cors: string;
}

type Opened =
  | {
      readonly state: 'answered';
      readonly told: Extract<Told, { kind: 'answered' }>;
      readonly exchange: Exchange;
      readonly cors: Verdict;
    }
  | { readonly state: 'not-answered'; readonly verdicts: Verdicts };

export async function readOpen(bench: Bench, asked: OpenDocument): Promise<Opened> {
  const { url, what, accept, headers, shape, answers, cors } = asked;
  const { told, exchange } = await bench.ask(
    { method: 'GET', url, headers: { accept, ...headers } },
    what,
    shape,
  );
  if (told.kind === 'answered')
    return { state: 'answered', told, exchange, cors: corsOf(told, headers['origin'], exchange) };
  if (told.kind === 'no-answer' && told.reachable === true)
    return {
      state: 'not-answered',
      verdicts: {
        [cors]: notMet('The server answers, and the browser may not read it.', exchange),
        [answers]: waitsFor(cors, 'The browser may not read the answer.', exchange),
      },
    };
  return {
    state: 'not-answered',
    verdicts: {
      [cors]: waitsFor(answers, 'There was no answer to look at.'),
      [answers]: notMet(unread(told), exchange),
    },
  };
}

/** Why there is nothing to look at, as one sentence. */
export function unread(told: Exclude<Told, { kind: 'answered' }>): string {
  switch (told.kind) {
    case 'no-answer':
      return 'No answer came.';
    case 'timed-out':
      return 'No whole answer came in time.';
    case 'cut-off':
      return told.tooLarge === true ? 'The answer is larger than can be read.' : 'The answer broke off.';
  }
}

function corsOf(
  told: Extract<Told, { kind: 'answered' }>,
  origin: string | undefined,
  exchange: Exchange,
): Verdict {
  // In the browser an answer that can be read is an answer that was allowed.
  if (origin === undefined) return met('The browser may read it.', exchange);
  if (told.hops.some((headers) => allowed(headers, origin, exchange).is !== 'met'))
    return notMetSo(
      'The redirect to it may not be read: a browser stops there.',
      'Answer at the address itself, or send `Access-Control-Allow-Origin: *` with the redirect too.',
      exchange,
    );
  return allowed(told.headers, origin, exchange);
}

/** Whether an answer allows an origin, by its headers. */
export function allowed(headers: Headers, origin: string, exchange: Exchange): Verdict {
  const given = headers.get('access-control-allow-origin');
  if (given === '*' || given === origin)
    return met(`Allowed for ${given === '*' ? 'every origin' : 'this origin'}.`, exchange);
  if (given === null) return notMet('No `Access-Control-Allow-Origin` comes with the answer.', exchange);
  return given.includes(',')
    ? notMetSo(
        '`Access-Control-Allow-Origin` is sent more than once, or names several: a browser takes none of them.',
        'Send `Access-Control-Allow-Origin` once, with one value: often both the server and a proxy add it.',
        exchange,
      )
    : notMet('`Access-Control-Allow-Origin` names another origin.', exchange);
}
