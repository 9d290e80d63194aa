import type { FhirResponse } from '../../fhir/connection.ts';
import { isResource } from '../../fhir/resource.ts';
import { issuesOf, mediaType } from '../describe.ts';
import { unreachable } from '../../domain/result.ts';

/** Why an answer is not what was asked for, as one sentence. `wanted` is a resource type. */
export function unusable(response: FhirResponse, wanted: string): string {
  switch (response.kind) {
    case 'answered': {
      const { status, body, headers } = response;
      const issues = isResource(body) && body.resourceType === 'OperationOutcome' ? ` ${issuesOf(body)}` : '';
      if (status !== 200) return `It answers ${status}${issues === '' ? '' : `, OperationOutcome${issues}`}.`;
      if (issues !== '') return `It answers 200, and with an OperationOutcome${issues}.`;
      return isResource(body)
        ? `It answers 200, and with something other than ${wanted}.`
        : `It answers 200, and with no resource (${mediaType(headers)}).`;
    }
    case 'no-answer':
      return response.redirected === true
        ? 'It answers with a redirect, and a token is not sent on to another address.'
        : 'No answer came.';
    case 'timed-out':
      return 'No answer came in time.';
    case 'cut-off':
      return response.tooLarge === true ? 'The answer is larger than can be read.' : 'The answer broke off.';
    case 'not-json':
      return `It answers ${response.status}, and not with JSON.`;
    case 'foreign-url':
      return 'The address is not below the FHIR base.';
    case 'session-ended':
      return 'It answers 401.';
    default:
      return unreachable(response);
  }
}
