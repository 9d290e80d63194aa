import { unreachable } from '../domain/result.ts';
import { launchPage, launchWords, type LaunchWords } from '../text/launch.ts';
import type { LaunchFailure } from './session.ts';

/** What the screen of a failed launch says: its words, and for IT the particulars. Never a person. */
export interface FailureWords extends LaunchWords {
  readonly particulars: readonly (readonly [label: string, value: string])[];
  /** The record system that the launch came from, where it said so: the self-check begins with it. */
  readonly iss?: string;
}

export function describeFailure(failure: LaunchFailure): FailureWords {
  return {
    ...launchWords[failure.kind],
    particulars: particularsOf(failure),
    ...('iss' in failure ? { iss: failure.iss } : {}),
  };
}

function particularsOf(failure: LaunchFailure): FailureWords['particulars'] {
  switch (failure.kind) {
    case 'launch-parameters-missing':
      return [[launchPage.missing, failure.missing.join(', ')]];
    case 'unknown-issuer':
    case 'pkce-not-offered':
      return [[launchPage.openedBy, failure.iss]];
    case 'unknown-tenant':
      return [
        [launchPage.openedBy, failure.iss],
        [launchPage.organisation, failure.tenant ?? launchPage.organisationNotSaid],
      ];
    case 'discovery-failed':
      return [
        [launchPage.openedBy, failure.iss],
        [launchPage.answer, failure.detail],
      ];
    case 'configuration-wrong':
      return [
        [launchPage.setting, failure.path],
        [launchPage.answer, failure.fix],
      ];
    case 'sign-in-refused':
      return [
        [
          launchPage.answer,
          [failure.error, failure.description].filter((part) => part !== undefined).join(': '),
        ],
      ];
    case 'token-refused':
      return [[launchPage.answer, failure.detail]];
    case 'opened-directly':
    case 'state-lost':
    case 'token-unreachable':
    case 'no-patient':
    case 'storage-blocked':
    case 'frame-sandboxed':
    case 'came-back':
    case 'session-ended':
      return [];
    default:
      return unreachable(failure);
  }
}
