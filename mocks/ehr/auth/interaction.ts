import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { LaunchRequest } from '../contract.ts';
import { ehrUsers, findUser } from '../users.ts';
import type { Launches } from './launches.ts';
import { pickerPage } from './picker-page.ts';
import type { Has } from '../faults/defects.ts';
import { scopesOfVersion1 } from '../faults/of-token.ts';
import { grantedScopes } from './scope-grid.ts';

export interface InteractionParts {
  readonly provider: Provider;
  readonly launches: Launches;
  readonly encounterOf: (patient: string) => string | undefined;
  readonly patients: () => readonly { readonly id: string; readonly name: string }[];
  readonly has: Has;
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
    return refuse(incoming, outgoing, provider, 'The record system refused the sign-in.');
  }
  const { launch, scope } = params;
  const asked = typeof scope === 'string' ? scope.split(' ') : [];
  if (typeof launch === 'string') {
    const request = launches.take(launch);
    if (request === undefined) return refuse(incoming, outgoing, provider, 'The launch was used already.');
    return finish(incoming, outgoing, { request, asked, client: String(params['client_id']) }, parts);
  }
  if (chosen.has('cancel')) return refuse(incoming, outgoing, provider, 'Nobody was chosen.');
  const request = choiceOf(chosen, asked, parts.patients());
  if (request === undefined) {
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    outgoing.end(pickerPage(ehrUsers, asked.includes('launch/patient') ? parts.patients() : []));
    return;
  }
  await finish(incoming, outgoing, { request, asked, client: String(params['client_id']) }, parts);
}

const refuse = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  provider: Provider,
  why: string,
): Promise<void> =>
  provider.interactionFinished(incoming, outgoing, { error: 'access_denied', error_description: why });

interface Asked {
  readonly request: LaunchRequest;
  /** Scopes. */
  readonly asked: readonly string[];
  readonly client: string;
}

async function finish(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { request: { user, options = {}, ...request }, asked, client }: Asked,
  { provider, launches, encounterOf, has }: InteractionParts,
): Promise<void> {
  const known = grantedScopes(asked, options).filter(
    (scope) => !(has('no-openid') && ['openid', 'fhirUser'].includes(scope)),
  );
  const granted = has('v1-scopes-only') ? scopesOfVersion1(known) : known;
  const grant = new provider.Grant({ accountId: user, clientId: client });
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

/**
 * Who was chosen on the page, and whom. Without the scope `launch/patient` nobody is asked for, and without
 * `launch/encounter` the visit is not told (SMART 2.2, "Apps that launch standalone").
 */
function choiceOf(
  chosen: URLSearchParams,
  asked: readonly string[],
  patients: readonly { readonly id: string }[],
): LaunchRequest | undefined {
  const user = findUser(chosen.get('user') ?? '');
  if (user === undefined) return undefined;
  if (!asked.includes('launch/patient')) return { user: user.id };
  const patient = patients.find(({ id }) => id === chosen.get('patient'));
  if (patient === undefined) return undefined;
  return {
    user: user.id,
    patient: patient.id,
    options: asked.includes('launch/encounter') ? {} : { noEncounter: true },
  };
}
