import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { FindGrant } from '../contract.ts';
import { userReference } from '../users.ts';
import { letIntoFrames } from './framed-answers.ts';
import { answerInteraction, type InteractionParts } from './interaction.ts';
import type { Launches } from './launches.ts';
import { createProvider } from './provider.ts';

export interface AuthServerParts extends Omit<InteractionParts, 'provider'> {
  readonly base: string;
  readonly appOrigin: string;
  readonly launches: Launches;
}

export interface AuthServer {
  /** Answers everything below `/auth`. */
  readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
  readonly findGrant: FindGrant;
}

const mount = '/auth';

/** The authorization server of the pretend record system. It needs real HTTP: oidc-provider speaks Node's streams only. */
export async function createAuthServer(parts: AuthServerParts): Promise<AuthServer> {
  const provider = await createProvider(parts);
  const answerByProvider = provider.callback();

  return {
    async answer(incoming, outgoing) {
      const url = incoming.url ?? '';
      dropSession(incoming);
      letIntoFrames(outgoing);
      if (incoming.method === 'POST' && url.startsWith(`${mount}/authorize`)) {
        outgoing.writeHead(303, { location: `${mount}/authorize?${await text(incoming)}` }).end();
        return;
      }
      if (url.startsWith(`${mount}/interaction/`)) {
        const chosen = new URLSearchParams(incoming.method === 'POST' ? await text(incoming) : '');
        await answerInteraction(incoming, outgoing, chosen, { ...parts, provider });
        return;
      }
      // oidc-provider finds out where it is mounted by comparing the two.
      Object.assign(incoming, { originalUrl: url, url: url.slice(mount.length) });
      await answerByProvider(incoming, outgoing);
    },
    async findGrant(token) {
      const found = await provider.AccessToken.find(token);
      const context = parts.launches.contextOf(found?.grantId);
      if (found === undefined || context === undefined || found.isExpired) return undefined;
      const { patient, encounter, user, options } = context;
      return {
        clientId: found.clientId ?? '',
        scope: found.scope ?? '',
        user: userReference(user),
        ...(patient === undefined ? {} : { patient }),
        ...(encounter === undefined ? {} : { encounter }),
        ...(options.hubTopic === undefined ? {} : { hubTopic: options.hubTopic }),
        ...(found.exp === undefined ? {} : { expiresAt: found.exp * 1000 }),
      };
    },
  };
}

/**
 * Every launch signs in afresh, as whoever the record system says. A session left by the launch before would make
 * oidc-provider ask that person to sign out first.
 */
function dropSession(incoming: IncomingMessage): void {
  const { cookie } = incoming.headers;
  if (cookie === undefined) return;
  incoming.headers.cookie = cookie
    .split(/;\s*/)
    .filter((one) => !one.startsWith('_session'))
    .join('; ');
}
