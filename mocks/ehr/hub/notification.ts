import { randomUUID } from 'node:crypto';

/** Something that happens in the pretend record system, as its page or a test says it. */
export interface Happening {
  readonly topic: string;
  /** e.g. `Patient-open` */
  readonly event: string;
  readonly patient?: string;
  readonly encounter?: string;
  /** Instead of the hub's own: a test sends what is old, or sends one thing twice. */
  readonly timestamp?: string;
  readonly id?: string;
}

/** As it goes over the socket (FHIRcast 3.0, 2.3 and 2.5). */
export interface Notification {
  readonly timestamp: string;
  readonly id: string;
  readonly event: {
    readonly 'hub.topic': string;
    readonly 'hub.event': string;
    readonly context: readonly { readonly key: string; readonly resource: object }[];
  };
}

/** `resources`: all that is held about a patient. */
export function notificationOf(
  happening: Happening,
  resources: (patient: string) => readonly fhir4.FhirResource[],
  now: Date,
): Notification {
  const { topic, event, patient, encounter } = happening;
  return {
    timestamp: happening.timestamp ?? now.toISOString(),
    id: happening.id ?? randomUUID(),
    event: {
      'hub.topic': topic,
      'hub.event': event,
      context: [
        ...(patient === undefined ? [] : [{ key: 'patient', resource: patientOf(patient, resources) }]),
        ...(encounter === undefined
          ? []
          : [{ key: 'encounter', resource: { resourceType: 'Encounter', id: encounter } }]),
      ],
    },
  };
}

function patientOf(id: string, resources: (patient: string) => readonly fhir4.FhirResource[]): object {
  const held = resources(id).find((one) => one.resourceType === 'Patient');
  return {
    resourceType: 'Patient',
    id,
    ...(held?.identifier === undefined ? {} : { identifier: held.identifier }),
    ...(held?.name === undefined ? {} : { name: held.name }),
    ...(held?.birthDate === undefined ? {} : { birthDate: held.birthDate }),
  };
}

const system = (name: string): string => `https://fhircast.hl7.org/events/syncerror/${name}`;

/** What the others are told when one subscriber did not follow (3.2.1). */
export const syncError = (about: Notification, subscriber: string, now: Date): Notification => ({
  timestamp: now.toISOString(),
  id: randomUUID(),
  event: {
    'hub.topic': about.event['hub.topic'],
    'hub.event': 'SyncError',
    context: [
      {
        key: 'operationoutcome',
        resource: {
          resourceType: 'OperationOutcome',
          issue: [
            {
              severity: 'warning',
              code: 'processing',
              diagnostics: `${subscriber} did not follow the context`,
              details: {
                coding: [
                  { system: system('eventid'), code: about.id },
                  { system: system('eventname'), code: about.event['hub.event'] },
                  { system: system('subscriber'), code: subscriber },
                ],
              },
            },
          ],
        },
      },
    ],
  },
});
