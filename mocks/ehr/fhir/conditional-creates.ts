import type { GrantedRepository } from './granted-repository.ts';
import { badRequest, multipleMatches, OperationOutcomeError, parseSearchRequest } from './medplum.ts';

/**
 * Settles the "create if none exists" entries of a transaction before Medplum sees it, because Medplum takes at most eight
 * entries when any of them has a condition. A transaction runs alone here, so what was found stays true: an entry that
 * matches becomes a read of what exists, and every reference to it is pointed there; one that does not becomes a create.
 */
export async function settleConditions(
  bundle: fhir4.Bundle,
  repository: GrantedRepository,
): Promise<fhir4.Bundle> {
  const seen = new Set<string>();
  const replaced = new Map<string, string>();
  const entry: fhir4.BundleEntry[] = [];
  for (const one of bundle.entry ?? []) {
    const condition = one.request?.ifNoneExist;
    if (one.request?.method !== 'POST' || condition === undefined) {
      entry.push(one);
      continue;
    }
    const query = `${one.request.url}?${condition}`;
    if (seen.has(query))
      throw new OperationOutcomeError(badRequest(`Two entries have the condition ${query}.`));
    seen.add(query);
    const [first, second] = await repository.existing(parseSearchRequest(query));
    if (second !== undefined) throw new OperationOutcomeError(multipleMatches);
    if (first === undefined) {
      entry.push({ ...one, request: { method: 'POST', url: one.request.url } });
      continue;
    }
    const reference = `${first.resourceType}/${first.id}`;
    if (one.fullUrl !== undefined) replaced.set(one.fullUrl, reference);
    entry.push({ request: { method: 'GET', url: reference } });
  }
  const text = [...replaced].reduce(
    (json, [placeholder, reference]) => json.replaceAll(`"${placeholder}"`, `"${reference}"`),
    JSON.stringify({ ...bundle, entry }),
  );
  return JSON.parse(text) as fhir4.Bundle;
}
