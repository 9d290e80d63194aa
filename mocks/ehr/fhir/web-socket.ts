// Medplum's core extends WebSocket while it is being loaded. Node 20 has none; nothing here opens a socket.
if (!('WebSocket' in globalThis)) Reflect.set(globalThis, 'WebSocket', EventTarget);
export {};
