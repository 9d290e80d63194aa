import { OperationOutcomeError, validateResource, type Resource } from './medplum.ts';
import { bindings } from './bindings.ts';

type Issue = ReturnType<typeof validateResource>[number];

/** Choice elements of which R4 allows one form, e.g. `valueString` or `valueQuantity`. */
const choices = [
  'value',
  'effective',
  'onset',
  'abatement',
  'occurrence',
  'performed',
  'deceased',
  'multipleBirth',
];

const error = (text: string, expression: string): Issue => ({
  severity: 'error',
  code: 'structure',
  details: { text },
  expression: [expression],
});

function doubledChoices(resource: Resource): readonly Issue[] {
  const keys = Object.keys(resource);
  return choices.flatMap((choice) => {
    const given = keys.filter((key) => new RegExp(`^${choice}[A-Z]`).test(key) && key !== 'valueSet');
    return given.length < 2
      ? []
      : [error(`Give one of ${given.join(', ')}`, `${resource.resourceType}.${choice}[x]`)];
  });
}

function wrongCodes(resource: Resource): readonly Issue[] {
  return Object.entries(bindings[resource.resourceType] ?? {}).flatMap(([element, allowed]) => {
    const value: unknown = Reflect.get(resource, element);
    return value === undefined || (typeof value === 'string' && allowed.includes(value))
      ? []
      : [
          error(
            `Not a code of this element: ${JSON.stringify(value)}`,
            `${resource.resourceType}.${element}`,
          ),
        ];
  });
}

/** What R4 finds wrong with a resource: its structure, invariants, required codes and doubled choices. */
export function issuesOf(resource: Resource): readonly Issue[] {
  const own = [...wrongCodes(resource), ...doubledChoices(resource)];
  try {
    return [...validateResource(resource).filter(({ severity }) => severity === 'error'), ...own];
  } catch (thrown) {
    if (thrown instanceof OperationOutcomeError) return [...thrown.outcome.issue, ...own];
    throw thrown;
  }
}
