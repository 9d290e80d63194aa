import { unreachable } from '../../domain/result.ts';
import type { FhirResponse } from '../connection.ts';
import type { WriteFailure } from './write-failure.ts';

export const isOutcome = (body: unknown): body is fhir4.OperationOutcome =>
  typeof body === 'object' &&
  body !== null &&
  'resourceType' in body &&
  body.resourceType === 'OperationOutcome';

/** What an OperationOutcome says, on one line, for the log; empty for anything else. */
export const outcomeText = (body: unknown): string =>
  isOutcome(body)
    ? (Array.isArray(body.issue) ? body.issue : [])
        .map((issue) =>
          [issue.code, issue.diagnostics ?? issue.details?.text, ...(issue.expression ?? [])]
            .filter(Boolean)
            .join(' '),
        )
        .join('; ')
    : '';

/** The number in "201 Created"; 0 when there is none. */
export const statusOf = (status: string | undefined): number => Number.parseInt(status ?? '', 10) || 0;

/** `Condition/c1` out of a location such as `https://ehr.example/fhir/Condition/c1/_history/1`; the type when unsaid. */
export function referenceOf(location: string | undefined, type: string): string {
  const match = /([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(location ?? '');
  return match?.[1] === type ? `${type}/${match[2] ?? ''}` : type;
}

/** A refusal; one that names the audit is its own failure. */
export const refusal = (status: number, detail: string): WriteFailure =>
  detail.includes('AuditEvent') ? { kind: 'audit-refused', detail } : { kind: 'refused', status, detail };

/** The failure in an answer, judged by transport and status alone. */
export function failureOf(response: FhirResponse): WriteFailure | undefined {
  switch (response.kind) {
    case 'answered':
      return failureOfStatus(response.status, response.body);
    case 'no-answer':
    case 'timed-out':
    case 'cut-off':
      return { kind: response.kind, written: 'unknown' };
    case 'not-json':
      return (
        failureOfStatus(response.status, undefined) ?? {
          kind: 'odd-answer',
          written: 'unknown',
          detail: `not JSON, status ${response.status}`,
        }
      );
    case 'foreign-url':
      return { kind: 'refused', status: 0, detail: 'foreign address' };
    case 'session-ended':
      return { kind: 'session-ended' };
    default:
      return unreachable(response);
  }
}

function failureOfStatus(status: number, body: unknown): WriteFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 401) return { kind: 'session-ended' };
  if (status === 403) return { kind: 'not-permitted', status };
  if (status === 429) return { kind: 'too-many-requests' };
  const detail = outcomeText(body);
  if (status >= 500)
    return detail.includes('AuditEvent')
      ? { kind: 'audit-refused', detail }
      : { kind: 'server-error', status, written: 'unknown' };
  return refusal(status, detail);
}
