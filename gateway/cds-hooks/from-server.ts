import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { EhrFailure, EhrRead } from '../sessions/ehr.ts';
import { partOf, type Part, type Wanted } from './part.ts';

/** Milliseconds for everything that one call asks of the EHR together: whoever waits for a card waits at a screen. */
const budgetMs = 2000;
const pagesAtMost = 20;
const sizeLimit = 5_000_000;

/**
 * Reads from one EHR with the token of one call, below its base only and without following redirects, so that the token
 * goes nowhere else. All of it ends when the budget does. The token lives as long as the reader.
 */
export function serverReader(
  ehrFetch: typeof fetch,
  iss: string,
  accessToken: string,
  signal: AbortSignal = AbortSignal.timeout(budgetMs),
): EhrRead {
  return async (path) => {
    const url = belowBase(iss, path);
    if (url === undefined) return fail({ kind: 'redirected' });
    try {
      const response = await ehrFetch(url, {
        redirect: 'manual',
        signal,
        headers: { accept: 'application/fhir+json', authorization: `Bearer ${accessToken}` },
      });
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
        return fail({ kind: 'redirected' });
      if (!response.ok) return fail({ kind: 'refused', status: response.status });
      const text = await response.text();
      if (text.length > sizeLimit) return fail({ kind: 'too-large' });
      return parsed(text);
    } catch {
      return fail({ kind: 'unreachable' });
    }
  };
}

function parsed(text: string): Result<unknown, EhrFailure> {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    return fail({ kind: 'not-json' });
  }
}

/** The absolute address of a request when it lies below the base, whatever a link in an answer says. */
function belowBase(iss: string, path: string): string | undefined {
  const base = iss.replace(/\/$/, '');
  const text = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path) ? path : `${base}/${path}`;
  if (!URL.canParse(text)) return undefined;
  const { href, username, password } = new URL(text);
  const start = new URL(base).href.replace(/\/$/, '');
  const below = href.startsWith(`${start}/`) || href.startsWith(`${start}?`);
  return below && username === '' && password === '' ? href : undefined;
}

/** Reads a search from its first page, or goes on from a part, to the last one. A page that is lost leaves a gap. */
export async function readPages(
  read: EhrRead,
  from: string | Part,
  wanted: Wanted,
): Promise<Result<Part, EhrFailure>> {
  let part: Part = { resources: [] };
  let next: string | undefined;
  const asked = new Set<string>();
  if (typeof from === 'string') next = from;
  else {
    part = withoutPaging(from);
    next = from.next;
  }
  while (next !== undefined) {
    if (asked.has(next) || asked.size >= pagesAtMost) return succeed({ ...part, gap: 'pages-missing' });
    asked.add(next);
    const answer = await read(next);
    if (!answer.ok) {
      return typeof from === 'string' && asked.size === 1
        ? answer
        : succeed({ ...part, gap: 'pages-missing' });
    }
    const page = partOf(answer.value, wanted);
    const gap = part.gap ?? withoutPaging(page).gap;
    part = { resources: [...part.resources, ...page.resources], ...(gap === undefined ? {} : { gap }) };
    next = page.next;
  }
  return succeed(part);
}

/** A part that only lacks the pages that are read next lacks nothing by itself. */
const withoutPaging = ({ resources, gap, next }: Part): Part => ({
  resources,
  ...(gap === undefined || (gap === 'pages-missing' && next !== undefined) ? {} : { gap }),
});
