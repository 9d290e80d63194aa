import type { Answer } from '../answer.ts';

type IssueCode = fhir4.OperationOutcomeIssue['code'];

export const outcome = (
  code: IssueCode,
  text: string,
  severity: fhir4.OperationOutcomeIssue['severity'] = 'error',
): fhir4.OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, details: { text } }],
});

export const problem = (
  status: number,
  code: IssueCode,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({ status, headers, body: outcome(code, text) });

/** RFC 6750, section 3: why a bearer token was not taken. */
export const tokenRefused = (text: string, error?: 'invalid_token'): Answer =>
  problem(401, 'login', text, {
    'www-authenticate': error === undefined ? 'Bearer' : `Bearer error="${error}"`,
  });
