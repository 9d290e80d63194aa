const SPINE_CODES = 'https://fhir.nhs.uk/CodeSystem/England-SpineErrorOrWarningCode';

/** A refusal as published: status, FHIR issue code, Spine code and its words. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 408 | 429 | 500;
  readonly issue: fhir4.OperationOutcomeIssue['code'];
  readonly code?: string;
  readonly words: string;
  readonly diagnostics?: string;
}

export const refusals = {
  invalidNumber: { status: 400, issue: 'invalid', code: 'INVALID_SEARCH_DATA', words: 'Invalid NHS number' },
  invalidHeader: {
    status: 400,
    issue: 'invalid',
    code: 'PRECONDITION_FAILED',
    words: 'Missing or invalid head parameter',
  },
  noToken: {
    status: 401,
    issue: 'forbidden',
    code: 'ACCESS_DENIED',
    words: 'Missing or invalid access token',
  },
  denied: {
    status: 403,
    issue: 'forbidden',
    code: 'ACCESS_DENIED',
    words: 'Access has been denied to process this request',
  },
  noSuchPatient: { status: 404, issue: 'not-found', words: 'No patient found with the identifier given' },
  /** As other APIs of the platform say it; what CP-IS says of a number that was merged into another is not published. */
  superseded: {
    status: 404,
    issue: 'not-found',
    code: 'INVALIDATED_RESOURCE',
    words: 'Resource that has been marked as invalid was requested - invalidated results cannot be returned',
  },
  noSuchFlag: {
    status: 404,
    issue: 'not-found',
    words: 'No PatientFlag found for given patient and code',
  },
  tooLate: { status: 408, issue: 'timeout', code: 'UNABLE_TO_CALL_SERVICE', words: 'Request timed out' },
  tooMany: { status: 429, issue: 'throttled', words: 'Too many requests' },
  broken: { status: 500, issue: 'exception', words: 'Internal error' },
  /** A person whose role cannot be told, in the words of the platform's role service. */
  wrongRole: (diagnostics: string) => ({
    status: 401,
    issue: 'forbidden',
    code: 'ACCESS_DENIED',
    words: 'Missing or invalid access token',
    diagnostics,
  }),
} as const satisfies Record<string, Refusal | ((diagnostics: string) => Refusal)>;

export function operationOutcome(
  severity: fhir4.OperationOutcomeIssue['severity'],
  refusal: Pick<Refusal, 'issue' | 'code' | 'words' | 'diagnostics'>,
): fhir4.OperationOutcome {
  const details =
    refusal.code === undefined
      ? { text: refusal.words }
      : { coding: [{ system: SPINE_CODES, code: refusal.code, display: refusal.words }] };
  const { issue: code, diagnostics } = refusal;
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code, details, ...(diagnostics !== undefined && { diagnostics }) }],
  };
}

export const refuse = (refusal: Refusal): Response =>
  Response.json(operationOutcome('error', refusal), {
    status: refusal.status,
    headers: { 'Content-Type': 'application/fhir+json' },
  });
