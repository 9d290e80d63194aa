import type { FhirConnection } from '../../fhir/connection.ts';
import { nothingKnown, offersOf, type Offers } from '../../fhir/write/offers.ts';
import { readCapabilities, type Capabilities } from '../../fhir/capabilities.ts';
import type { Bench } from '../bench.ts';
import { describeResource } from '../describe.ts';
import type { Exchange } from '../line.ts';
import type { Ask } from '../../fhir/plain-send.ts';
import { objectIn } from '../shape.ts';
import { judged, met, notMet, notTried, waitsFor, type Verdict, type Verdicts } from '../verdict.ts';
import { allowed } from './discovery.ts';

/** What the capability statement says, read by the very code that decides for clinicians. */
export interface Statement {
  readonly listed: Capabilities;
  readonly offers: Offers;
  readonly exchange: Exchange;
}

export interface StatementFound {
  readonly verdicts: Verdicts;
  readonly found?: Statement;
}

const noStatement = 'no-capability-statement';

/** Reads `metadata` without a token, as any app may. */
export async function probeStatement(
  bench: Bench,
  base: string,
  quirks: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<StatementFound> {
  if (quirks.includes(noStatement)) {
    const why = notTried(`The quirk ${noStatement} is set for this issuer.`);
    return { verdicts: { metadata: why, 'cors-metadata': why } };
  }
  const ask: Ask = {
    method: 'GET',
    url: `${base}/metadata`,
    headers: { accept: 'application/fhir+json', ...headers },
  };
  const { told, exchange } = await bench.ask(ask, 'metadata', (text) => describeResource(objectIn(text)));
  const origin = headers['origin'];
  if (told.kind !== 'answered') {
    const unreadable = told.kind === 'no-answer' && told.reachable === true;
    return {
      verdicts: {
        metadata: unreadable
          ? waitsFor('cors-metadata', 'The browser may not read the answer.', exchange)
          : notMet('No answer came that could be read.', exchange),
        'cors-metadata': unreadable
          ? notMet('The server answers, and the browser may not read it.', exchange)
          : waitsFor('metadata', 'There was no answer to look at.'),
      },
    };
  }
  const cors: Verdict =
    origin === undefined
      ? met('The browser may read it.', exchange)
      : allowed(told.headers, origin, exchange);
  const body = told.status === 200 ? objectIn(told.text) : undefined;
  const known = answering(base, told.headers, told.status, body);
  const offers = await offersOf(known);
  if (offers === nothingKnown)
    return {
      verdicts: {
        metadata: notMet(
          told.status === 200
            ? 'It answers 200, and not with a CapabilityStatement of a server.'
            : `It answers ${told.status}.`,
          exchange,
        ),
        'cors-metadata': cors,
      },
    };
  const version = body?.['fhirVersion'];
  return {
    found: { listed: await readCapabilities(known), offers, exchange },
    verdicts: {
      metadata: met(`200 in ${Math.round(told.ms)} ms.`, exchange),
      'cors-metadata': cors,
      'fhir-version': judged(
        typeof version === 'string' && /^4\.0(\.|$)/.test(version),
        'It says 4.0.',
        'It does not say 4.0.',
        exchange,
      ),
    },
  };
}

/** A connection that answers with what was read already: the product's own readers are held to it. */
const answering = (base: string, headers: Headers, status: number, body: unknown): FhirConnection => ({
  base,
  patientId: '',
  grantedScope: '',
  quirks: [],
  send: () => Promise.resolve({ kind: 'answered', status, headers, body }),
});

/** Whether each searched type is listed. */
export function listedVerdicts(types: readonly string[], statement: Statement): Verdicts {
  return Object.fromEntries(
    types.map((type) => [
      `listed:${type}`,
      judged(
        statement.listed(type) !== 'not-listed',
        'Listed with search.',
        'Not listed in the capability statement.',
        statement.exchange,
      ),
    ]),
  );
}
