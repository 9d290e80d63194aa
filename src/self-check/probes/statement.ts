import type { FhirConnection } from '../../fhir/connection.ts';
import { nothingKnown, offersOf, type Offers } from '../../fhir/write/offers.ts';
import { readCapabilities, type Capabilities } from '../../fhir/capabilities.ts';
import type { Bench } from '../bench.ts';
import { describeResource } from '../describe.ts';
import type { Exchange } from '../line.ts';
import { objectIn } from '../shape.ts';
import { judged, met, notMet, notTried, type Verdicts } from '../verdict.ts';
import { readOpen } from './open-document.ts';

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
  const opened = await readOpen(bench, {
    url: `${base}/metadata`,
    what: 'metadata',
    accept: 'application/fhir+json',
    headers,
    shape: (text) => describeResource(objectIn(text)),
    answers: 'metadata',
    cors: 'cors-metadata',
  });
  if (opened.state === 'not-answered') return { verdicts: opened.verdicts };
  const { told, exchange, cors } = opened;
  const body = told.status === 200 ? objectIn(told.text) : undefined;
  const known = answering(base, told.headers, told.status, body);
  const offers = await offersOf(known);
  if (offers === nothingKnown)
    return {
      verdicts: {
        metadata: notMet(
          told.status === 200
            ? body?.['resourceType'] === 'Conformance'
              ? 'It answers 200, and with a Conformance of DSTU2.'
              : 'It answers 200, and not with a CapabilityStatement that lists a server’s resources.'
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
        saidVersion(version),
        exchange,
      ),
    },
  };
}

/** Other versions of FHIR, by how their numbers begin. */
const versions: readonly (readonly [RegExp, string])[] = [
  [/^3\.0/, 'STU3'],
  [/^4\.[13]\b/, 'R4B'],
  [/^5\.0/, 'R5'],
  [/^6\.0/, 'R6'],
];
function saidVersion(version: unknown): string {
  if (typeof version !== 'string') return 'It does not say which version it is.';
  const name = versions.find(([begins]) => begins.test(version))?.[1];
  return name === undefined ? 'It does not say 4.0.' : `It says ${name}, and not R4.`;
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
