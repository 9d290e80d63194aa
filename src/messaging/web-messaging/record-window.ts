import { fail, succeed, type Result } from '../../domain/result.ts';
import {
  HandshakeAnswer,
  isDone,
  ScratchpadAnswer,
  ScratchpadContents,
  UiAnswer,
  type Kept,
} from './answers.ts';
import type { Channel, MessageFailure } from './channel.ts';
import { mayMessage, type MessageType } from './scopes.ts';

/** How long the record system's page may take to say that it listens. It is silent where it knows no such messages. */
const handshakeMs = 5000;
/** How long it may take over a message that a person waits for. */
const answerMs = 10_000;

/** Why the record system did not do what it was asked. */
export type WindowFailure = MessageFailure | { readonly kind: 'not-granted' } | { readonly kind: 'refused' };
type Done<T = 'done'> = Promise<Result<T, WindowFailure>>;

/** The activities of the catalogue of SMART Web Messaging 1.0, each with what it needs. */
export type Activity =
  | { readonly type: 'problem-review'; readonly problemLocation: string }
  | { readonly type: 'order-review'; readonly draftOrderLocations: readonly string[] }
  | { readonly type: 'appointment-book'; readonly appointmentLocations: readonly string[] };

/** A resource of FHIR that is not in any record yet. */
interface Draft {
  readonly resourceType: string;
  readonly id?: string | undefined;
}

/** What the record system's own window does when it is asked. Nothing here reads or writes its record. */
export interface RecordWindow {
  readonly may: (type: Exclude<MessageType, 'status.handshake'>) => boolean;
  /** Gives the screen back to the record system. */
  readonly done: () => Done;
  /** Opens one of its own screens beside Safelight. */
  readonly launch: (activity: Activity) => Done;
  /** Puts a draft on the scratchpad and answers where it is, e.g. `ServiceRequest/456`. */
  readonly create: (resource: Draft) => Done<string>;
  /** What is on the scratchpad: all of it, or what is at one place. */
  readonly read: (location?: string) => Done<readonly Kept[]>;
  readonly update: (location: string, resource: Draft) => Done;
  readonly remove: (location: string) => Done;
}

const parameters = (activity: Activity): object => {
  switch (activity.type) {
    case 'problem-review':
      return { problemLocation: activity.problemLocation };
    case 'order-review':
      return { draftOrderLocations: activity.draftOrderLocations };
    case 'appointment-book':
      return {
        appointmentLocations: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: activity.appointmentLocations.map((fullUrl) => ({ fullUrl })),
        },
      };
  }
};

/** Asks whether anybody listens; undefined where nobody answered, which is no fault and is told to nobody. */
export async function shakeHands(
  channel: Channel,
  granted: readonly string[],
): Promise<RecordWindow | undefined> {
  const answer = await channel.ask('status.handshake', {}, HandshakeAnswer, handshakeMs);
  return answer.ok ? recordWindow(channel, granted) : undefined;
}

function recordWindow(channel: Channel, granted: readonly string[]): RecordWindow {
  const may = (type: MessageType): boolean => mayMessage(granted, type);
  const ui = async (type: 'ui.done' | 'ui.launchActivity', payload: object): Done => {
    if (!may(type)) return fail({ kind: 'not-granted' });
    const answer = await channel.ask(type, payload, UiAnswer, answerMs);
    if (!answer.ok) return answer;
    return answer.value.status === 'success' ? succeed('done') : fail({ kind: 'refused' });
  };
  const scratchpad = async (
    type: 'scratchpad.create' | 'scratchpad.update' | 'scratchpad.delete',
    payload: object,
  ): Done<string | undefined> => {
    if (!may(type)) return fail({ kind: 'not-granted' });
    const answer = await channel.ask(type, payload, ScratchpadAnswer, answerMs);
    if (!answer.ok) return answer;
    return isDone(answer.value.status) ? succeed(answer.value.location) : fail({ kind: 'refused' });
  };
  const settled = async (asked: Done<string | undefined>): Done => {
    const answer = await asked;
    return answer.ok ? succeed('done') : answer;
  };
  return {
    may,
    done: () => ui('ui.done', {}),
    launch: (activity) =>
      ui('ui.launchActivity', { activityType: activity.type, activityParameters: parameters(activity) }),
    create: async (resource) => {
      const made = await scratchpad('scratchpad.create', { resource });
      if (!made.ok) return made;
      // Without its place nobody can say later whether it is still there.
      return made.value?.startsWith(`${resource.resourceType}/`) === true
        ? succeed(made.value)
        : fail({ kind: 'odd-answer' });
    },
    read: async (location) => {
      if (!may('scratchpad.read')) return fail({ kind: 'not-granted' });
      const payload = location === undefined ? {} : { location };
      const answer = await channel.ask('scratchpad.read', payload, ScratchpadContents, answerMs);
      if (!answer.ok) return answer;
      const { status, resource, scratchpad: all } = answer.value;
      if (status !== undefined && !isDone(status)) return fail({ kind: 'refused' });
      const found = [
        ...(resource === undefined ? [] : [resource]),
        ...(all?.entry.map((entry) => entry.resource) ?? []),
      ];
      // One place was asked for: what else an answer holds is not looked at.
      return succeed(
        location === undefined
          ? found
          : found.filter(({ resourceType, id }) => `${resourceType}/${id ?? ''}` === location),
      );
    },
    update: (location, resource) => settled(scratchpad('scratchpad.update', { location, resource })),
    remove: (location) => settled(scratchpad('scratchpad.delete', { location })),
  };
}
