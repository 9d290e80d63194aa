import type { Answer } from '../answer.ts';
import type { Grant } from '../contract.ts';
import { Access } from './access.ts';
import { bundleOf, interactionOf, typeOf, type FhirCall } from './call.ts';
import { settleConditions } from './conditional-creates.ts';
import { GrantedRepository } from './granted-repository.ts';
import {
  allOk,
  FhirRouter,
  gone,
  getStatus,
  isOk,
  normalizeOperationOutcome,
  OperationOutcomeError,
  type Outcome,
  type Resource,
} from './medplum.ts';
import { hideIdentifiers } from './own-identifiers.ts';
import type { Pages } from './pages.ts';
import type { RecordStore } from './record-store.ts';

type RouterRequest = Parameters<FhirRouter['handleRequest']>[0];

/** What answers an interaction, once somebody is known to be asking. */
export interface Records {
  readonly store: RecordStore;
  readonly pages: Pages;
  readonly base: string;
}

const router = new FhirRouter();

/** Answers one interaction of any kind but a batch, whole or not at all. Run one at a time. */
export async function interact(call: FhirCall, grant: Grant, records: Records): Promise<Answer> {
  const repository = new GrantedRepository(
    records.store,
    new Access(grant, records.store),
    records.pages,
    records.base,
  );
  try {
    return await repository.withTransaction(async () => {
      const [outcome, resource] = await perform(call, repository, records);
      if (!isOk(outcome)) throw new OperationOutcomeError(outcome);
      return answered(outcome, resource, call, records.base);
    });
  } catch (thrown) {
    const outcome = normalizeOperationOutcome(thrown);
    return { status: getStatus(outcome), body: outcome };
  }
}

async function perform(
  call: FhirCall,
  repository: GrantedRepository,
  records: Records,
): Promise<readonly [Outcome, (Resource | undefined)?]> {
  const page = new URLSearchParams(call.query).get('_page');
  if (page !== null) {
    const search = records.pages.find(page);
    return search === undefined ? [gone] : [allOk, await repository.search(search)];
  }
  const bundle = bundleOf(call);
  const body =
    bundle?.type === 'transaction' && typeOf(call) === ''
      ? await settleConditions(hideIdentifiers(bundle), repository)
      : call.body;
  const [outcome, resource] = await router.handleRequest(
    {
      method: call.method as RouterRequest['method'],
      url: `${call.path}${call.query}`,
      pathname: '',
      body,
      params: {},
      query: {},
      headers: call.headers,
      config: { transactions: true },
    },
    repository,
  );
  return [outcome, resource];
}

function answered(outcome: Outcome, resource: Resource | undefined, call: FhirCall, base: string): Answer {
  const status = getStatus(outcome);
  if (resource === undefined) return { status: status === 200 ? 204 : status };
  const headers = versionHeaders(resource, base, interactionOf(call));
  if (resource.resourceType !== 'Bundle') return { status, headers, body: resource };
  const self = { relation: 'self', url: `${base}/${call.path}${call.query}` };
  const entry = resource.entry?.map((one) =>
    one.response === undefined || one.resource === undefined
      ? one
      : { ...one, response: { ...one.response, ...versionOf(one.resource) } },
  );
  return {
    status,
    body: {
      ...resource,
      ...(resource.type === 'searchset' ? { link: [self, ...(resource.link ?? [])] } : {}),
      ...(entry === undefined ? {} : { entry }),
    },
  };
}

function versionOf(resource: Resource): { etag?: string; lastModified?: string } {
  const { versionId, lastUpdated } = resource.meta ?? {};
  return {
    ...(versionId === undefined ? {} : { etag: `W/"${versionId}"` }),
    ...(lastUpdated === undefined ? {} : { lastModified: lastUpdated }),
  };
}

function versionHeaders(resource: Resource, base: string, interaction: string): Record<string, string> {
  const { etag, lastModified } = versionOf(resource);
  const { versionId } = resource.meta ?? {};
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { 'last-modified': new Date(lastModified).toUTCString() }),
    ...(interaction === 'create' && resource.id !== undefined && versionId !== undefined
      ? { location: `${base}/${resource.resourceType}/${resource.id}/_history/${versionId}` }
      : {}),
  };
}
