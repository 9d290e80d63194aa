import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { LaunchRequest } from '../contract.ts';
import { ehrUsers, findUser } from '../users.ts';
import type { Launches } from './launches.ts';
import { pickerPage } from './picker-page.ts';
import { clientId } from './client.ts';
import { grantedScopes } from './scope-grid.ts';

export interface InteractionParts {
  readonly provider: Provider;
  readonly launches: Launches;
  readonly encounterOf: (patient: string) => string | undefined;
  readonly patients: () => readonly { readonly id: string; readonly name: string }[];
  /** Whether the sign-in is to be refused this time. */
  readonly denies: () => boolean;
}

/**
 * Signs the person in. A launch from the record system already says who and on whom, so there is nothing to show; a
 * standalone launch shows one page that asks for both.
 */
export async function answerInteraction(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  chosen: URLSearchParams,
  parts: InteractionParts,
): Promise<void> {
  const { provider, launches } = parts;
  const { params } = await provider.interactionDetails(incoming, outgoing);
  if (parts.denies()) {
    await provider.interactionFinished(incoming, outgoing, {
      error: 'access_denied',
      error_description: 'The record system refused the sign-in.',
    });
    return;
  }
  const launch = params['launch'];
  const request = typeof launch === 'string' ? launches.take(launch) : choiceOf(chosen);
  if (request === undefined) {
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    outgoing.end(pickerPage(ehrUsers, parts.patients()));
    return;
  }
  const { scope } = params;
  const asked = typeof scope === 'string' ? scope.split(' ') : [];
  await finish(incoming, outgoing, request, asked, parts);
}

async function finish(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { user, options = {}, ...request }: LaunchRequest,
  asked: readonly string[],
  { provider, launches, encounterOf }: InteractionParts,
): Promise<void> {
  const granted = grantedScopes(asked, options);
  const grant = new provider.Grant({ accountId: user, clientId });
  grant.addOIDCScope([...granted]);
  grant.rejectOIDCScope(asked.filter((scope) => !granted.includes(scope)));
  const grantId = await grant.save();
  const patient = options.noPatient === true ? undefined : request.patient;
  const encounter = options.noEncounter === true || patient === undefined ? undefined : encounterOf(patient);
  launches.bind(grantId, {
    user,
    options,
    ...(patient === undefined ? {} : { patient }),
    ...(encounter === undefined ? {} : { encounter }),
  });
  await provider.interactionFinished(incoming, outgoing, {
    login: { accountId: user },
    consent: { grantId },
  });
}

function choiceOf(chosen: URLSearchParams): LaunchRequest | undefined {
  const user = findUser(chosen.get('user') ?? '');
  const patient = chosen.get('patient');
  return user === undefined || patient === null ? undefined : { user: user.id, patient };
}
