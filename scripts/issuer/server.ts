import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

const texts = v.optional(v.array(v.string()), []);

/** What of a discovery document decides about an issuer file (SMART App Launch 2.2, "Metadata"). */
const Discovery = v.object({
  issuer: v.optional(v.string()),
  jwks_uri: v.optional(v.string()),
  authorization_endpoint: v.optional(v.string()),
  token_endpoint: v.string(),
  introspection_endpoint: v.optional(v.string()),
  revocation_endpoint: v.optional(v.string()),
  capabilities: v.array(v.string()),
  code_challenge_methods_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  token_endpoint_auth_signing_alg_values_supported: texts,
});
export type Discovery = v.InferOutput<typeof Discovery>;

const Interactions = v.optional(v.array(v.object({ code: v.optional(v.string()) })));
/** What of a capability statement decides about writing. */
const Statement = v.object({
  resourceType: v.literal('CapabilityStatement'),
  fhirVersion: v.optional(v.string()),
  software: v.optional(v.object({ name: v.optional(v.string()), version: v.optional(v.string()) })),
  rest: v.optional(
    v.array(
      v.object({
        mode: v.optional(v.string()),
        interaction: Interactions,
        resource: v.optional(v.array(v.object({ type: v.string(), interaction: Interactions })), []),
      }),
    ),
    [],
  ),
});
export type Statement = v.InferOutput<typeof Statement>;

/** What a server says of itself; the statement is the reason why where it could not be read. */
export interface Server {
  readonly discovery: Discovery;
  readonly statement: Result<Statement, string>;
}

const timeLimitMs = 15_000;
const sizeLimit = 20_000_000;

/** Reads both documents below a FHIR base. Fails, in words, only where there is no discovery document. */
export async function readServer(
  base: string,
  fetch: typeof globalThis.fetch,
): Promise<Result<Server, string>> {
  const [discovery, statement] = await Promise.all([
    readJson(`${base}/.well-known/smart-configuration`, 'application/json', Discovery, fetch),
    readJson(`${base}/metadata`, 'application/fhir+json, application/json', Statement, fetch),
  ]);
  return discovery.ok ? succeed({ discovery: discovery.value, statement }) : discovery;
}

async function readJson<S extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(
  url: string,
  accept: string,
  schema: S,
  fetch: typeof globalThis.fetch,
): Promise<Result<v.InferOutput<S>, string>> {
  try {
    const response = await fetch(url, {
      headers: { accept },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    if (response.status >= 300 && response.status < 400)
      return fail(`${url} answers with a redirect to ${response.headers.get('location') ?? 'nowhere'}.`);
    if (!response.ok) return fail(`${url} answered ${response.status}.`);
    const text = await response.text();
    if (text.length > sizeLimit) return fail(`${url} answered with too much.`);
    const read = v.safeParse(schema, JSON.parse(text));
    if (read.success) return succeed(read.output);
    const [issue] = read.issues;
    return fail(`${url} lacks what is needed at "${v.getDotPath(issue) ?? 'its top'}" (${issue.message}).`);
  } catch (error) {
    return fail(
      error instanceof SyntaxError
        ? `${url} did not answer with JSON.`
        : `${url} could not be reached (${reasonOf(error)}).`,
    );
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
