import { searchParametersOf } from './definitions.ts';
import { badRequest, OperationOutcomeError, type Search } from './medplum.ts';

const refuse = (text: string): never => {
  throw new OperationOutcomeError(badRequest(text));
};

/** Parameter types that the store can compare. Any other would quietly match nothing. */
const comparable = new Set(['reference', 'string', 'uri', 'token', 'date']);

/**
 * Refuses a search that the store would answer with nothing although it did not understand it: a parameter unknown to R4
 * for this type, or one that it cannot compare. A misspelt parameter must never look like "none recorded".
 */
export function checkSearch(search: Search): void {
  const type = search.resourceType;
  const known = searchParametersOf(type);
  for (const { code } of search.filters ?? []) {
    const head = code.split(/[.:]/)[0] ?? code;
    const parameter = known.get(head);
    if (parameter === undefined) refuse(`Unknown search parameter "${head}" for ${type}.`);
    else if (!comparable.has(parameter.type)) refuse(`Search by "${head}" is not supported.`);
  }
  for (const { code } of search.sortRules ?? [])
    if (!known.has(code)) refuse(`Unknown sort parameter "${code}" for ${type}.`);
  if (Number.isNaN(search.count ?? 0) || Number.isNaN(search.offset ?? 0))
    refuse('_count and _offset are whole numbers.');
}

/** `patient=abc` as `patient=Patient/abc`, and an absolute reference below the base as a relative one. */
export function plainReferences(search: Search, base: string): Search {
  const known = searchParametersOf(search.resourceType);
  const filters = search.filters?.map((filter) => {
    const parameter = known.get(filter.code);
    if (parameter?.type !== 'reference') return filter;
    const target = filter.code === 'patient' ? 'Patient' : onlyTarget(parameter.target);
    const value = filter.value
      .split(',')
      .map((one) => (one.startsWith(`${base}/`) ? one.slice(base.length + 1) : one))
      .map((one) => (one.includes('/') || target === undefined || one === '' ? one : `${target}/${one}`))
      .join(',');
    return { ...filter, value };
  });
  return filters === undefined ? search : { ...search, filters };
}

const onlyTarget = (targets: readonly string[] | undefined): string | undefined =>
  targets?.length === 1 ? targets[0] : undefined;
