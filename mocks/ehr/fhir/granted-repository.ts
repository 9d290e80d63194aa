import type { WithId } from '@medplum/core';
import type { Access } from './access.ts';
import { checkSearch, plainReferences } from './check-search.ts';
import {
  allOk,
  created as createdOutcome,
  FhirRepository,
  getExtraEntries,
  multipleMatches,
  notFound,
  OperationOutcomeError,
  type Outcome,
  type Resource,
  type Search,
} from './medplum.ts';
import { showIdentifiers } from './own-identifiers.ts';
import type { Pages } from './pages.ts';
import type { RecordStore } from './record-store.ts';

type Abstract = FhirRepository;
type Found<T extends Resource> = Awaited<ReturnType<typeof FhirRepository.prototype.search<T>>>;
type Patch = Parameters<Abstract['patchResource']>[2];
type WriteOptions = { readonly ifMatch?: string } | undefined;

const usualPage = 50;
const largestPage = 500;

/**
 * The store as one access token sees it. Medplum's router reaches the records through this alone, so a scope is checked
 * on every request and on every entry of a transaction alike.
 */
export class GrantedRepository extends FhirRepository {
  private readonly store: RecordStore;
  private readonly access: Access;
  private readonly pages: Pages;
  private readonly base: string;
  private readonly created: Resource[] = [];

  constructor(store: RecordStore, access: Access, pages: Pages, base: string) {
    super();
    this.store = store;
    this.access = access;
    this.pages = pages;
    this.base = base;
  }

  override setMode(): void {
    // One process, one copy: there is no reader to go to.
  }

  override generateId(): string {
    return this.store.generateId();
  }

  override async createResource<T extends Resource>(resource: T, options?: { assignedId?: boolean }) {
    this.access.require('c', resource.resourceType);
    this.access.requireAboutPatient('c', resource);
    const created = await this.store.createResource(showIdentifiers(resource), options);
    this.created.push(created);
    return created;
  }

  override async updateResource<T extends Resource>(resource: T, options?: WriteOptions) {
    this.access.require('u', resource.resourceType);
    this.access.requireAboutPatient('u', resource);
    const before = this.store.held(`${resource.resourceType}/${resource.id ?? ''}`);
    if (before !== undefined) this.access.requireOf('u', before);
    this.access.requireOf('u', resource);
    return this.store.updateResource(showIdentifiers(resource), options);
  }

  override async patchResource<T extends Resource>(
    resourceType: T['resourceType'],
    id: string,
    patch: Patch,
    options?: WriteOptions,
  ) {
    this.access.requireOf('u', await this.store.readResource(resourceType, id));
    return this.store.withTransaction(async (store) => {
      const patched = await store.patchResource<T>(resourceType, id, patch, options);
      this.access.requireOf('u', patched);
      return patched;
    });
  }

  override async deleteResource(resourceType: string, id: string, options?: WriteOptions): Promise<void> {
    this.access.require('d', resourceType);
    this.access.requireOf('d', await this.store.readResource(resourceType, id));
    return this.store.deleteResource(resourceType, id, options);
  }

  override async readResource<T extends Resource>(resourceType: string, id: string): Promise<WithId<T>> {
    this.access.require('r', resourceType);
    const resource = await this.store.readResource<WithId<T>>(resourceType, id);
    this.access.requireOf('r', resource);
    return resource;
  }

  override readReference<T extends Resource>(reference: { readonly reference?: string }) {
    const [type, id, ...rest] = (reference.reference ?? '').split('/');
    return type === undefined || id === undefined || rest.length > 0
      ? Promise.reject(new OperationOutcomeError(notFound))
      : this.readResource<T>(type, id);
  }

  override async readReferences<T extends Resource>(
    references: readonly { readonly reference?: string }[],
  ): Promise<(T | Error)[]> {
    const settled = await Promise.allSettled(references.map((one) => this.readReference<T>(one)));
    return settled.map((one) =>
      one.status === 'fulfilled' ? one.value : new OperationOutcomeError(notFound),
    );
  }

  override async readHistory<T extends Resource>(resourceType: string, id: string) {
    await this.readResource(resourceType, id);
    const history = await this.store.readHistory<WithId<T>>(resourceType, id);
    const entry = (history.entry ?? []).filter(
      ({ resource }) => resource === undefined || !this.access.hides(resource),
    );
    return { ...history, entry };
  }

  override async readVersion<T extends Resource>(resourceType: string, id: string, version: string) {
    await this.readResource(resourceType, id);
    const resource = await this.store.readVersion<WithId<T>>(resourceType, id, version);
    this.access.requireOf('r', resource);
    return resource;
  }

  override async search<T extends Resource>(asked: Search<T>): Promise<Found<T>> {
    const { resourceType } = asked;
    this.access.require('s', resourceType);
    const matches = (await this.matching<T>(asked)).filter((one) => this.access.allows('s', one));
    const offset = asked.offset ?? 0;
    const count = Math.min(asked.count ?? usualPage, largestPage);
    const page = matches.slice(offset, offset + count);
    const entry: NonNullable<Found<T>['entry']> = page.map((resource) => ({
      fullUrl: this.url(resource.resourceType, resource.id),
      resource,
      search: { mode: 'match' },
    }));
    await getExtraEntries(this, asked, page, entry, { fullUrl: (type, id) => this.url(type, id) });
    const more = count > 0 && offset + count < matches.length;
    const next = more ? [{ relation: 'next', url: this.nextUrl({ ...asked, offset: offset + count }) }] : [];
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: matches.length,
      ...(next.length > 0 ? { link: next } : {}),
      ...(entry.length > 0 ? { entry } : {}),
    };
  }

  override async conditionalCreate<T extends Resource>(
    resource: T,
    search: Search<T>,
    options?: { assignedId?: boolean },
  ): Promise<{ resource: WithId<T>; outcome: Outcome }> {
    this.access.require('c', resource.resourceType);
    const [first, second] = await this.existing<T>(search);
    if (second !== undefined) throw new OperationOutcomeError(multipleMatches);
    if (first !== undefined) return { resource: first, outcome: allOk };
    const created = await this.createResource(resource, options);
    return { resource: created, outcome: createdOutcome };
  }

  /** What a condition such as "if none exists" finds, within the record of the patient in context. */
  async existing<T extends Resource>(search: Search<T>): Promise<readonly WithId<T>[]> {
    return (await this.matching<T>(search)).filter((one) => this.access.concerns(one));
  }

  override searchByReference(): Promise<never> {
    return Promise.reject(new OperationOutcomeError(notFound));
  }

  /**
   * Runs a piece of work that is kept whole or not at all. What it created is checked at its end, when the resources that
   * a Provenance points at are there.
   */
  override withTransaction<Answer>(work: (repository: this) => Promise<Answer>): Promise<Answer> {
    return this.store.withTransaction(async () => {
      const answer = await work(this);
      for (const created of this.created.splice(0)) this.access.requireOf('c', created);
      return answer;
    });
  }

  private async matching<T extends Resource>(search: Search<T>): Promise<readonly WithId<T>[]> {
    checkSearch(search);
    const { resourceType, filters, sortRules } = plainReferences(search, this.base);
    const found = await this.store.search<T>({
      resourceType,
      ...(filters === undefined ? {} : { filters }),
      ...(sortRules === undefined ? {} : { sortRules }),
    });
    return (found.entry ?? []).flatMap(({ resource }) => (resource === undefined ? [] : [resource]));
  }

  private url(type: string, id: string): string {
    return `${this.base}/${type}/${id}`;
  }

  private nextUrl(search: Search): string {
    return `${this.base}/${search.resourceType}?_page=${this.pages.keep(search)}`;
  }
}
