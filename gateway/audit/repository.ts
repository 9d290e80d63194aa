import type { Owed } from '../store/audit-forwarding.ts';

/** An Audit Record Repository: the base of its FHIR interface, and what it is shown. */
export interface AuditRepository {
  /** E.g. `https://audit.example/fhir`, without a last slash. */
  readonly url: string;
  readonly token?: string;
}

/**
 * `taken`, or what kept it from being taken, in a word for people who look after it. `ofEntry`: it was looked at and found
 * wanting, so that trying again alone will hardly help.
 */
type Sent = 'taken' | { readonly trouble: string; readonly ofEntry: boolean };

/** Answers about what was sent, not about who sent it or where to. */
const aboutTheEntry = [400, 413, 422];

const tagSystem = 'https://safelight.example/fhir/CodeSystem/ledger-entry';
const timeoutMs = 10_000;

/**
 * Sends one entry as IHE's Record Audit Event (ITI-20, RESTful): a create of the AuditEvent. The entry's hash goes with it
 * as a tag, and is asked for by `If-None-Exist`: a repository that knows conditional creates keeps a repeat once, and in any
 * other two of the same are known by the tag. Without that tag it is the entry as it was hashed.
 */
export async function sendEntry(
  { url, token }: AuditRepository,
  { hash, entry }: Owed,
  doFetch: typeof fetch,
): Promise<Sent> {
  try {
    const response = await doFetch(`${url}/AuditEvent`, {
      method: 'POST',
      headers: {
        'content-type': 'application/fhir+json',
        accept: 'application/fhir+json',
        prefer: 'return=minimal',
        'if-none-exist': `_tag=${encodeURIComponent(`${tagSystem}|${hash}`)}`,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: tagged(entry, hash),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    // 412: it has more than one of them already.
    if (response.ok || response.status === 412) return 'taken';
    return { trouble: `answered ${response.status}`, ofEntry: aboutTheEntry.includes(response.status) };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { trouble: late ? 'no answer in time' : 'no answer', ofEntry: false };
  }
}

function tagged(entry: string, hash: string): string {
  const event = JSON.parse(entry) as fhir4.AuditEvent;
  const tag = [...(event.meta?.tag ?? []), { system: tagSystem, code: hash }];
  return JSON.stringify({ ...event, meta: { ...event.meta, tag } });
}
