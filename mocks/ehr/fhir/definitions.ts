import {
  getSearchParameters,
  indexSearchParameter,
  indexStructureDefinitionBundle,
  readJson,
} from './medplum.ts';

type SearchParameter = Parameters<typeof indexSearchParameter>[0];
type StructureBundle = Parameters<typeof indexStructureDefinitionBundle>[0];
interface ParameterBundle {
  readonly entry: readonly { readonly resource: SearchParameter }[];
}
interface Compartment {
  readonly resource: readonly { readonly code: string; readonly param?: readonly string[] }[];
}

let loaded = false;

/** Reads R4's structures and search parameters once per process; about half a second. */
export function loadDefinitions(): void {
  if (loaded) return;
  loaded = true;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as StructureBundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as StructureBundle);
  const { entry } = readJson('fhir/r4/search-parameters.json') as ParameterBundle;
  for (const { resource } of entry) for (const one of perType(resource)) indexSearchParameter(one);
}

/**
 * R4 defines `patient` or `code` once for dozens of types, as one long union that would be evaluated whole for every
 * resource. Here each type gets its own branch, which makes a search about a hundred times faster.
 */
function perType(parameter: SearchParameter): readonly SearchParameter[] {
  const branches = splitUnion(parameter.expression ?? '');
  if (parameter.base.length < 2 || branches.length < 2) return [parameter];
  return parameter.base.map((type) => {
    const own = branches.filter((one) => new RegExp(`^\\(*${type}\\b`).test(one));
    return own.length === 0
      ? { ...parameter, base: [type] }
      : { ...parameter, base: [type], expression: own.join(' | ') };
  });
}

/** Splits at the `|` that stand outside every bracket. */
function splitUnion(expression: string): readonly string[] {
  const branches: string[] = [];
  let branch = '';
  let depth = 0;
  for (const character of expression) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== '|' || depth > 0) {
      branch += character;
      continue;
    }
    branches.push(branch);
    branch = '';
  }
  return [...branches, branch].map((one) => one.trim()).filter((one) => one !== '');
}

/** Search parameters common to every type (R4, "Parameters for all resources"), of those that this server answers. */
const common = new Set(['_id', '_lastUpdated', '_profile', '_security', '_source', '_tag']);

/** The R4 search parameters of a type, by code. */
export function searchParametersOf(type: string): ReadonlyMap<string, SearchParameter> {
  return new Map(
    Object.entries(getSearchParameters(type) ?? {}).filter(
      ([code]) => !code.startsWith('_') || common.has(code),
    ),
  );
}

let compartment: ReadonlyMap<string, readonly string[]> | undefined;

/** R4's patient compartment: the search parameters that link a type to a patient. Types without a link are absent. */
export function patientCompartment(): ReadonlyMap<string, readonly string[]> {
  compartment ??= new Map(
    (readJson('fhir/r4/compartmentdefinition-patient.json') as Compartment).resource.flatMap(
      ({ code, param }): [string, readonly string[]][] => (param === undefined ? [] : [[code, param]]),
    ),
  );
  return compartment;
}
