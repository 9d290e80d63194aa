import type { WithId } from '@medplum/core';
import { MemoryRepository, OperationOutcomeError, type Resource, type Search } from './medplum.ts';
import { issuesOf } from './validate.ts';

type Kept<V> = Map<string, Map<string, V>>;

function refuseInvalid(resource: Resource): void {
  const issue = [...issuesOf(resource)];
  if (issue.length > 0) throw new OperationOutcomeError({ resourceType: 'OperationOutcome', issue });
}

/**
 * Medplum's store in memory, with what it lacks: a transaction that rolls back, a check of every write, a history that
 * stands still, and sorting by the first rule first. It is used by one request at a time.
 */
export class RecordStore extends MemoryRepository {
  private open = false;

  /** Puts resources in as they are, unchecked: a record system holds what it holds. */
  load(resources: readonly fhir4.FhirResource[], at: Date): void {
    for (const one of resources) {
      const resource = JSON.parse(JSON.stringify(one)) as Resource;
      const { resourceType, id = this.generateId() } = resource;
      const meta = { versionId: '1', lastUpdated: at.toISOString(), ...resource.meta };
      const stored = { ...resource, id, meta };
      under(this.byType, resourceType).set(id, stored);
      under(this.versions, resourceType).set(id, [stored]);
    }
  }

  /** A resource by its relative reference. */
  held(reference: string): Resource | undefined {
    const [type, id] = reference.split('/');
    return this.byType.get(type ?? '')?.get(id ?? '');
  }

  /** Everything, in the order of its types. */
  everything(): readonly Resource[] {
    return [...this.byType.values()].flatMap((byId) => [...byId.values()]);
  }

  override createResource<T extends Resource>(
    resource: T,
    options?: { assignedId?: boolean },
    update = false,
  ): Promise<WithId<T>> {
    refuseInvalid(resource);
    return super.createResource(resource, options, update);
  }

  override search<T extends Resource>(request: Search & { resourceType: T['resourceType'] }) {
    // Medplum applies the rules one after another, so that the last one wins.
    const sortRules = request.sortRules?.toReversed();
    return super.search<T>({ ...request, ...(sortRules === undefined ? {} : { sortRules }) });
  }

  override async readHistory<T extends Resource>(resourceType: string, id: string) {
    // Medplum turns the kept list round in place on every call; what is kept is put back as it was.
    const kept = this.versions.get(resourceType)?.get(id);
    const order = [...(kept ?? [])];
    const bundle = await super.readHistory<T>(resourceType, id);
    kept?.splice(0, kept.length, ...order);
    return bundle;
  }

  override async withTransaction<Answer>(work: (store: this) => Promise<Answer>): Promise<Answer> {
    if (this.open) return work(this);
    const resources = copy(this.byType, (resource) => resource);
    const history = copy(this.versions, (versions) => [...versions]);
    this.open = true;
    try {
      return await work(this);
    } catch (thrown) {
      refill(this.byType, resources);
      refill(this.versions, history);
      throw thrown;
    } finally {
      this.open = false;
    }
  }

  // What Medplum keeps is private and untyped; a rollback needs both, and these are their types in its source.
  private get byType(): Kept<Resource> {
    return this['resources'] as Kept<Resource>;
  }

  private get versions(): Kept<Resource[]> {
    return this['history'] as Kept<Resource[]>;
  }
}

function under<V>(kept: Kept<V>, type: string): Map<string, V> {
  const found = kept.get(type) ?? new Map<string, V>();
  kept.set(type, found);
  return found;
}

function copy<V>(kept: Kept<V>, one: (value: V) => V): Kept<V> {
  return new Map(
    [...kept].map(([type, byId]) => [type, new Map([...byId].map(([id, value]) => [id, one(value)]))]),
  );
}

function refill<V>(live: Map<string, V>, from: ReadonlyMap<string, V>): void {
  live.clear();
  for (const [key, value] of from) live.set(key, value);
}
