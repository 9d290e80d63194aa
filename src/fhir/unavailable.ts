import type { Unavailable } from '../domain/fetched.ts';
import { unreachable } from '../domain/result.ts';
import type { FhirResponse } from './connection.ts';
import { isResource } from './resource.ts';

/** A usable answer of a read or search: 200 with a resource that is not an error report. */
export type Usable = { readonly body: fhir4.FhirResource } | { readonly why: Unavailable };

/** Sorts an answer into its resource or the reason why there is none. An OperationOutcome in a 200 is not data. */
export function usable(response: FhirResponse): Usable {
  switch (response.kind) {
    case 'answered':
      if (response.status !== 200) return { why: whyOfStatus(response.status) };
      if (!isResource(response.body)) return { why: odd('no resource in the answer') };
      if (response.body.resourceType === 'OperationOutcome') return { why: odd(outcomeText(response.body)) };
      return { body: response.body };
    case 'no-answer':
      return { why: { kind: 'no-answer' } };
    case 'timed-out':
      return { why: { kind: 'timed-out' } };
    case 'cut-off':
      return { why: odd('the answer broke off') };
    case 'not-json':
      return response.status === 200
        ? { why: odd('the answer could not be read') }
        : { why: whyOfStatus(response.status) };
    case 'foreign-url':
      return { why: odd('an address outside the record system') };
    case 'session-ended':
      return { why: { kind: 'session-ended' } };
    default:
      return unreachable(response);
  }
}

function whyOfStatus(status: number): Unavailable {
  if (status === 429) return { kind: 'too-many-requests' };
  if (status >= 500) return { kind: 'server-error', status };
  if (status >= 400) return { kind: 'refused', status };
  return odd(`status ${status}`);
}

const odd = (detail: string): Unavailable => ({ kind: 'odd-answer', detail });

/** The words of an OperationOutcome, shortened; never shown to a clinician as they are. */
export function outcomeText(outcome: fhir4.OperationOutcome): string {
  const issues = Array.isArray(outcome.issue) ? outcome.issue : [];
  return issues
    .map((issue) => issue.details?.text ?? issue.diagnostics ?? issue.code)
    .join('; ')
    .slice(0, 300);
}
