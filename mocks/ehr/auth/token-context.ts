import type { LaunchContext } from './launches.ts';

/** The launch context that comes beside an access token (SMART 2.2, "Launch context arrives with your access_token"). */
export function tokenContext(
  { user, patient, encounter, options }: LaunchContext,
  origin: string,
): Record<string, unknown> {
  return {
    ...(options.hubTopic === undefined ? {} : { 'hub.url': `${origin}/hub`, 'hub.topic': options.hubTopic }),
    ...(options.messagingHandle === undefined
      ? {}
      : { smart_web_messaging_handle: options.messagingHandle, smart_web_messaging_origin: origin }),
    ...(patient === undefined ? {} : { patient }),
    ...(encounter === undefined ? {} : { encounter }),
    ...(options.intent === undefined ? {} : { intent: options.intent }),
    ...(options.styleUrl === undefined ? {} : { smart_style_url: options.styleUrl }),
    ...(options.appContext === undefined ? {} : { appContext: options.appContext }),
    need_patient_banner: options.needPatientBanner ?? true,
    ...(options.tenant === 'none' ? {} : { tenant: options.tenant ?? 'sandbox' }),
    fhirContext: options.fhirContext ?? [{ reference: `PractitionerRole/${user}-role` }],
  };
}
