import type { PageIssuer } from '../config/page-config.ts';
import { contextItems, type ContextItem } from './context-items.ts';

/** What the record system said beside the token that is neither a person nor a permission. All of it is untrusted. */
export interface LaunchContext {
  readonly fhirContext: readonly ContextItem[];
  /** Where SMART Web Messaging is offered by a page of this record system. */
  readonly messaging?: { readonly handle: string; readonly origin: string };
  /** Where a FHIRcast hub is named that this record system is known to use. */
  readonly fhircast?: { readonly hubUrl: string; readonly topic: string };
  /** Address of the record system's own colours and sizes (`smart_style_url`). */
  readonly styleUrl?: string;
  /** As the record system calls the organisation that this launch is of. */
  readonly tenant?: string;
  /** What the person wanted to do. */
  readonly intent?: string;
  /** What the card said that this launch came from (CDS Hooks, `appContext`): for the gateway alone to read. */
  readonly appContext?: string;
}

/** Reads the launch context of a token answer. What has an odd shape, or an address of somebody else, is left out. */
export function launchContext(answer: object, issuer: PageIssuer): LaunchContext {
  const given = answer as Readonly<Record<string, unknown>>;
  const messaging = messagingOf(given, issuer);
  const fhircast = fhircastOf(given, issuer);
  const styleUrl = styleOf(given['smart_style_url'], issuer);
  return {
    fhirContext: contextItems(given['fhirContext']),
    ...(messaging ? { messaging } : {}),
    ...(fhircast ? { fhircast } : {}),
    ...(styleUrl ? { styleUrl } : {}),
    ...(isText(given['tenant']) ? { tenant: given['tenant'] } : {}),
    ...(isText(given['intent']) ? { intent: given['intent'] } : {}),
    ...(isText(given['appContext']) ? { appContext: given['appContext'] } : {}),
  };
}

/** Messages go to one origin only, and it is one that may frame this page or belongs to the record system. */
function messagingOf(
  given: Readonly<Record<string, unknown>>,
  { origins, frameAncestors }: PageIssuer,
): LaunchContext['messaging'] {
  const handle = given['smart_web_messaging_handle'];
  const origin = originOf(given['smart_web_messaging_origin']);
  if (!isText(handle) || origin === undefined) return undefined;
  return [...origins, ...frameAncestors].includes(origin) ? { handle, origin } : undefined;
}

function fhircastOf(
  given: Readonly<Record<string, unknown>>,
  { hubs }: PageIssuer,
): LaunchContext['fhircast'] {
  const { 'hub.url': hubUrl, 'hub.topic': topic } = given;
  const origin = originOf(hubUrl);
  if (!isText(hubUrl) || !isText(topic) || origin === undefined) return undefined;
  return hubs.includes(origin) ? { hubUrl, topic } : undefined;
}

function styleOf(url: unknown, { origins }: PageIssuer): string | undefined {
  const origin = originOf(url);
  return isText(url) && origin !== undefined && origins.includes(origin) ? url : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const originOf = (value: unknown): string | undefined =>
  isText(value) && URL.canParse(value) ? new URL(value).origin : undefined;
