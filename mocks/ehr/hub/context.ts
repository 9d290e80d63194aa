import type { Notification } from './notification.ts';

/** What is open in each session: a hub tells a new subscriber of it (FHIRcast 3.0, 2.4). */
export class OpenContexts {
  /** By topic, then by kind of record, e.g. `patient`. */
  private readonly open = new Map<string, Map<string, Notification>>();

  note(notification: Notification): void {
    const { 'hub.topic': topic, 'hub.event': event } = notification.event;
    const [kind = '', what] = event.toLowerCase().split('-');
    const ofTopic = this.open.get(topic) ?? new Map<string, Notification>();
    this.open.set(topic, ofTopic);
    if (what === 'open') {
      // Another patient's visit is not open any more.
      if (kind === 'patient') ofTopic.delete('encounter');
      ofTopic.set(kind, notification);
    }
    if (what === 'close') ofTopic.delete(kind);
  }

  of(topic: string): readonly Notification[] {
    return [...(this.open.get(topic)?.values() ?? [])];
  }

  clear(): void {
    this.open.clear();
  }
}
