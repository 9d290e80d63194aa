import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { sentOf } from './answer.ts';

/** Answers a request, or writes the answer itself and says `sent`. */
type Answering = (
  request: Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => Promise<Response | 'sent'>;

/** A function from Request to Response as a listener of Node's http server; broken answers break the connection. */
export function nodeListener(
  answer: Answering,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  return getRequestListener(
    async (request, env) => {
      const { incoming, outgoing } = env as HttpBindings;
      const response = await answer(request, incoming, outgoing);
      if (response === 'sent') return RESPONSE_ALREADY_SENT;
      const sent = sentOf(response);
      if (response.type !== 'error' && sent === undefined) return response;
      if (sent === undefined) {
        incoming.socket.destroy();
      } else {
        const headers = {
          ...Object.fromEntries(response.headers),
          'content-length': String(2 * sent.length + 2),
        };
        outgoing.writeHead(response.status, headers);
        outgoing.write(sent, () => incoming.socket.destroy());
      }
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
}
