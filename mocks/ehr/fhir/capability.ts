import type { OfferedType } from './offered.ts';
import { searchParametersOf } from './definitions.ts';

/** What of writing it offers just now. */
export interface Takes {
  readonly transactions: boolean;
  readonly conditionalCreate: boolean;
  readonly type: (type: string) => boolean;
  /** Whether it is of a release before R4. */
  readonly oldFhir?: boolean;
}

/** What the record system says of itself at `/metadata`: only the types that it shares. */
export function capabilityStatement(
  base: string,
  types: readonly OfferedType[],
  oauth: Readonly<Record<'authorize' | 'token' | 'introspect' | 'revoke', string>>,
  date: string,
  takes: Takes,
): fhir4.CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Safelight pretend record system' },
    implementation: { description: 'Synthetic people only', url: base },
    fhirVersion: takes.oldFhir === true ? '3.0.1' : '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: true,
          service: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                  code: 'SMART-on-FHIR',
                },
              ],
            },
          ],
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: Object.entries(oauth).map(([url, valueUri]) => ({ url, valueUri })),
            },
          ],
        },
        interaction: [...(takes.transactions ? [{ code: 'transaction' as const }] : []), { code: 'batch' }],
        resource: types.map((type) => resourceOf(type, takes)),
      },
    ],
  };
}

function resourceOf(type: OfferedType, takes: Takes): fhir4.CapabilityStatementRestResource {
  const written = takes.type(type) ? (['create', 'update', 'patch'] as const) : [];
  return {
    type,
    versioning: 'versioned-update',
    conditionalCreate: takes.conditionalCreate,
    interaction: (['read', 'vread', 'search-type', ...written] as const).map((code) => ({ code })),
    searchParam: [...searchParametersOf(type)].flatMap(([name, { type: kind }]) =>
      kind === 'reference' || kind === 'string' || kind === 'uri' || kind === 'token' || kind === 'date'
        ? [{ name, type: kind }]
        : [],
    ),
  };
}
