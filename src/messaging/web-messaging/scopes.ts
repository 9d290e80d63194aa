/** Messages that Safelight may send to the record system's window. */
export type MessageType =
  | 'status.handshake'
  | 'ui.done'
  | 'ui.launchActivity'
  | 'scratchpad.create'
  | 'scratchpad.read'
  | 'scratchpad.update'
  | 'scratchpad.delete';

/**
 * Whether the launch was granted this message. Scopes name a group (`messaging/ui`) or one message
 * (`messaging/ui.done`; SMART Web Messaging 1.0, "Authorization with SMART Scopes"). A record system that grants no
 * scope of this kind decides at each message: only the handshake says then that it listens.
 */
export function mayMessage(granted: readonly string[], type: MessageType): boolean {
  const named = granted.filter((scope) => scope.startsWith('messaging/'));
  if (named.length === 0 || type === 'status.handshake') return true;
  const group = type.slice(0, type.indexOf('.'));
  return [`messaging/${type}`, `messaging/${group}`, `messaging/${group}.*`, 'messaging/*'].some((scope) =>
    named.includes(scope),
  );
}
