import { toResponse, type Answer } from '../answer.ts';
import type { FindGrant, Grant } from '../contract.ts';
import { spoil } from '../faults/after.ts';
import { answerBefore } from '../faults/before.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { heededQuery, refusedByDefect, spoilByDefects } from '../faults/of-fhir.ts';
import { asEntry, bundleOf, interactionOf, readCall, typeOf, type FhirCall } from './call.ts';
import { capabilityStatement } from './capability.ts';
import { appCors, openCors, preflight, type CorsHeaders } from './cors.ts';
import { interact, type Records } from './interact.ts';
import { offeredTypes } from './offered.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { problem, tokenRefused } from './outcomes.ts';

export interface FhirServerParts extends Records {
  readonly appOrigin: string;
  readonly faults: FaultBoard;
  readonly findGrant: FindGrant;
  readonly oauth: Parameters<typeof capabilityStatement>[2];
  /** Types that this system does not offer while a patient is in context. */
  readonly hiddenFor: (patient: string | undefined) => readonly string[];
  readonly now: () => Date;
}

interface Caller {
  readonly token: string;
  readonly grant: Grant;
}

const isAnswer = (one: FhirCall | Answer): one is Answer => 'status' in one;

/** The FHIR side of the pretend record system: a function from Request to Response, below `parts.base`. */
export function createFhirServer(parts: FhirServerParts): (request: Request) => Promise<Response> {
  const alone = oneAtATime();

  const offered = (patient: string | undefined) => {
    const hidden = [...parts.hiddenFor(patient), ...parts.faults.hiddenTypes()];
    return offeredTypes.filter((type) => !hidden.includes(type));
  };

  async function answer(call: FhirCall, caller: Caller): Promise<Answer> {
    const type = typeOf(call);
    const interaction = interactionOf(call);
    const { patient } = caller.grant;
    const faults = parts.faults.strike(['fhir', type, interaction, `${type}:${interaction}`]);
    const early =
      answerBefore(faults, caller.token, parts.faults) ??
      refusedAudit(call) ??
      notTaken(call) ??
      refusedByDefect(interaction, call.query, parts.faults.has);
    if (early !== undefined) return early;
    if (type !== '' && !(offered(patient) as readonly string[]).includes(type))
      return problem(404, 'not-supported', `This system does not share ${type}.`);
    const plain =
      interaction === 'batch'
        ? await answerBatch(call, caller)
        : await alone(() => interact(heeded(call), caller.grant, parts));
    return spoil(spoilByDefects(plain, parts.faults.has), faults, {
      base: parts.base,
      url: `${call.path}${call.query}`,
      ...(patient === undefined ? {} : { patient }),
    });
  }

  /** Each entry of a batch is a request of its own, with its own scopes and its own faults. */
  async function answerBatch(call: FhirCall, caller: Caller): Promise<Answer> {
    const answers: Answer[] = [];
    for (const entry of bundleOf(call)?.entry ?? []) answers.push(await answer(callOf(entry), caller));
    const broken = answers.find(({ wire }) => wire !== undefined);
    const delay = Math.max(0, ...answers.map(({ delayMs }) => delayMs ?? 0));
    return {
      status: 200,
      ...(broken?.wire === undefined ? {} : { wire: broken.wire }),
      ...(delay === 0 ? {} : { delayMs: delay }),
      body: { resourceType: 'Bundle', type: 'batch-response', entry: answers.map(asEntry) },
    };
  }

  function refusedAudit(call: FhirCall): Answer | undefined {
    const writes = typeOf(call) === 'AuditEvent' && call.method === 'POST';
    const holds =
      bundleOf(call)?.type === 'transaction' &&
      bundleOf(call)?.entry?.some(({ resource }) => resource?.resourceType === 'AuditEvent') === true;
    return parts.faults.refusesAudit() && (writes || holds)
      ? problem(422, 'business-rule', 'AuditEvent is not accepted here.')
      : undefined;
  }

  const isTransaction = (call: FhirCall): boolean =>
    typeOf(call) === '' && bundleOf(call)?.type === 'transaction';

  /** What this record system does not offer just now, and says so at `/metadata`. */
  function notTaken(call: FhirCall): Answer | undefined {
    if (isTransaction(call) && parts.faults.withholds('no-transactions'))
      return problem(405, 'not-supported', 'This system takes no transactions.');
    const written = isTransaction(call)
      ? (bundleOf(call)?.entry ?? []).flatMap(({ resource, request }) =>
          request?.method === 'GET' ? [] : [resource?.resourceType ?? ''],
        )
      : ['POST', 'PUT', 'PATCH'].includes(call.method) && !call.path.endsWith('_search')
        ? [typeOf(call)]
        : [];
    const refused = written.find((type) => type !== '' && !parts.faults.takes(type));
    return refused === undefined
      ? undefined
      : problem(405, 'not-supported', `This system takes no new ${refused}.`);
  }

  /** The call as it is heeded: where "if none exists" is not offered, it is overlooked. */
  function heeded(asked: FhirCall): FhirCall {
    const call = { ...asked, query: heededQuery(asked.query, parts.faults.has) };
    if (!parts.faults.withholds('no-conditional-create')) return call;
    const { 'if-none-exist': _, ...headers } = call.headers;
    const bundle = isTransaction(call) ? bundleOf(call) : undefined;
    if (bundle === undefined) return { ...call, headers };
    const entry = (bundle.entry ?? []).map(({ request, ...one }) => {
      if (request === undefined) return one;
      const { ifNoneExist: __, ...plain } = request;
      return { ...one, request: plain };
    });
    return { ...call, headers, body: { ...bundle, entry } };
  }

  function metadata(patient: string | undefined): Answer {
    const faults = parts.faults.strike(['metadata']);
    const statement: Answer = {
      status: 200,
      body: capabilityStatement(parts.base, offered(patient), parts.oauth, parts.now().toISOString(), {
        transactions: !parts.faults.withholds('no-transactions'),
        conditionalCreate: !parts.faults.withholds('no-conditional-create'),
        type: (type) => parts.faults.takes(type),
        oldFhir: parts.faults.has('old-fhir'),
      }),
    };
    return (
      answerBefore(faults, '', parts.faults) ??
      spoil(statement, faults, { base: parts.base, url: 'metadata' })
    );
  }

  return async (request) => {
    const path = new URL(request.url).pathname.slice(new URL(parts.base).pathname.length).replace(/^\//, '');
    const cors = corsOf(path, request, parts);
    if (request.method === 'OPTIONS') return preflight(request, cors, parts.faults.has('no-write-cors'));
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    const grant = token === undefined ? undefined : await parts.findGrant(token);
    if (path === 'metadata') return toResponse(metadata(grant?.patient), cors);
    if (token === undefined) return toResponse(tokenRefused('Sign in first.'), cors);
    if (grant === undefined)
      return toResponse(tokenRefused('The access token was not taken.', 'invalid_token'), cors);
    const call = await readCall(request, path);
    return toResponse(isAnswer(call) ? call : await answer(call, { token, grant }), {
      ...cors,
      'cache-control': 'no-store',
    });
  };
}

/** What of an answer a browser may read, by the defects that are switched on. */
function corsOf(path: string, request: Request, { appOrigin, faults }: FhirServerParts): CorsHeaders {
  if (path === 'metadata') return faults.has('no-metadata-cors') ? {} : openCors;
  if (faults.has('no-fhir-cors')) return { vary: 'Origin' };
  const { 'access-control-expose-headers': exposed, ...cors } = appCors(request, appOrigin);
  return exposed === undefined || faults.has('no-exposed-headers')
    ? cors
    : { ...cors, 'access-control-expose-headers': exposed };
}

function callOf(entry: fhir4.BundleEntry): FhirCall {
  const { method = 'GET', url = '', ifNoneExist, ifMatch } = entry.request ?? {};
  const cut = url.indexOf('?');
  return {
    method,
    path: cut < 0 ? url : url.slice(0, cut),
    query: cut < 0 ? '' : url.slice(cut),
    headers: {
      ...(ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    ...(entry.resource === undefined ? {} : { body: entry.resource }),
  };
}
