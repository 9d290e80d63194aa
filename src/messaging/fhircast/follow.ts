import type { HubEvent } from './frames.ts';

/** The child, and where one is named the visit, that this launch was made for. It never changes. */
export interface Launched {
  readonly patientId: string;
  readonly encounterId?: string | undefined;
}

/** Where the record system is, as far as it has been heard. */
export type Elsewhere =
  /** It shows another record, or one that it does not say whose it is. */
  | 'other-record'
  /** It has closed this child's record. */
  | 'closed'
  /** The person has locked it. */
  | 'locked';

/** What the page is to do. */
export type Act =
  | { readonly do: 'nothing' }
  /** The record system shows this child. `otherVisit`: in another visit than the launch's. */
  | { readonly do: 'show'; readonly otherVisit: boolean }
  /** At once, before anything else. */
  | { readonly do: 'blank'; readonly why: Elsewhere }
  /** Words are not yet sent: the screen stays, and says whose it is. */
  | { readonly do: 'refuse'; readonly why: Elsewhere }
  | { readonly do: 'sign-out' }
  /** Another program, not this one, could not follow. */
  | { readonly do: 'warn' };

interface Reaction {
  /** HTTP status for the hub: 200 followed, or nothing to follow; 409 refused. */
  readonly status: 200 | 409;
  readonly act: Act;
}

export interface Follower {
  /** `unsent`: something is typed on screen that was not sent. `now`: milliseconds since 1970. */
  readonly hear: (event: HubEvent, unsent: boolean, now: number) => Reaction;
}

/** How many events are remembered, to recognise repeats. */
const remembered = 100;
/** How far a hub's clock may run ahead. What is later is taken as now, or it would silence everything after it. */
const aheadMs = 60_000;
const nothing: Reaction = { status: 200, act: { do: 'nothing' } };

/**
 * Decides what each event means for a page that belongs to one child (FHIRcast 3.0, 2.5 and chapter 3). Context events
 * older than the last one that counted are ignored; one whose time cannot be read counts, as a missed change of child is
 * the greater harm. A record that the event does not name is another record.
 */
export function createFollower({ patientId, encounterId }: Launched): Follower {
  const seen = new Map<string, Reaction>();
  const refused = new Set<string>();
  let latest = -Infinity;

  const elsewhere = (why: Elsewhere, id: string, unsent: boolean): Reaction => {
    if (!unsent) return { status: 200, act: { do: 'blank', why } };
    refused.add(id);
    return { status: 409, act: { do: 'refuse', why } };
  };

  const context = (event: HubEvent, unsent: boolean): Reaction => {
    const isEncounter = event.name.startsWith('encounter-');
    const ours =
      event.patientId === undefined
        ? isEncounter && event.encounterId !== undefined && event.encounterId === encounterId
        : event.patientId === patientId;
    switch (event.name) {
      case 'patient-open':
        return ours
          ? { status: 200, act: { do: 'show', otherVisit: false } }
          : elsewhere('other-record', event.id, unsent);
      case 'encounter-open': {
        const otherVisit = encounterId !== undefined && event.encounterId !== encounterId;
        return ours
          ? { status: 200, act: { do: 'show', otherVisit } }
          : elsewhere('other-record', event.id, unsent);
      }
      case 'patient-close':
        // Closing a record that is not shown here changes nothing; one that is not named may be this one.
        return ours || event.patientId === undefined ? elsewhere('closed', event.id, unsent) : nothing;
      default:
        return nothing;
    }
  };

  const react = (event: HubEvent, unsent: boolean, now: number): Reaction => {
    switch (event.name) {
      case 'userlogout':
        return { status: 200, act: { do: 'sign-out' } };
      case 'userhibernate':
        return { status: 200, act: { do: 'blank', why: 'locked' } };
      case 'syncerror':
        return event.about !== undefined && refused.has(event.about)
          ? nothing
          : { status: 200, act: { do: 'warn' } };
      case 'patient-open':
      case 'patient-close':
      case 'encounter-open': {
        const at = event.at === undefined ? undefined : Math.min(event.at, now + aheadMs);
        if (at !== undefined && at < latest) return nothing;
        if (at !== undefined) latest = at;
        return context(event, unsent);
      }
      default:
        return nothing;
    }
  };

  return {
    hear: (event, unsent, now) => {
      const before = seen.get(event.id);
      // A notification that is sent again is answered as it was, and acted on once.
      if (before !== undefined) return { ...before, act: { do: 'nothing' } };
      const reaction = react(event, unsent, now);
      // Without an id, each is a new one.
      if (event.id === '') return reaction;
      seen.set(event.id, reaction);
      const [oldest] = seen.keys();
      if (seen.size > remembered && oldest !== undefined) seen.delete(oldest);
      return reaction;
    },
  };
}
