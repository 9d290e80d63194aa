import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import { objectionIn } from './outcome.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object inside a value, itself first. `strictJson` bounds how deep that goes. */
export function* objectsIn(value: unknown): Generator<Json> {
  if (isObject(value)) yield value;
  if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) yield* objectsIn(member);
}

/** Labels that say a resource is not whole (FHIR R4: resource labels, v3-ObservationValue). */
const notWhole = new Set(['SUBSETTED', 'REDACTED', 'MASKED', 'ABSTRED', 'AGGRED', 'ANONYED', 'PSEUDED']);

/**
 * What anywhere in an answer forbids using any of it: a warning, wherever it hangs; a modifier extension or other rules
 * that change what the rest means; a resource taken back; one that says it is not whole; a Bundle in a Bundle.
 */
export function troubleWithin(body: unknown): CouldNotCheckReason | undefined {
  const objects = [...objectsIn(body)];
  for (const object of objects) {
    const objection = objectionOf(object);
    if (objection) return objection;
  }
  return objects.some((object, i) => changesMeaning(object) || (i > 0 && object['resourceType'] === 'Bundle'))
    ? 'odd-answer'
    : undefined;
}

function objectionOf(object: Json): CouldNotCheckReason | undefined {
  if (object['resourceType'] === 'OperationOutcome') return objectionIn(object);
  // An outcome without its name, or hung onto something else: what its issues say counts as much.
  for (const issues of [object['issue'], object['issues']])
    if (Array.isArray(issues)) return objectionIn({ resourceType: 'OperationOutcome', issue: issues });
  return undefined;
}

const changesMeaning = (object: Json): boolean =>
  'modifierExtension' in object ||
  'implicitRules' in object ||
  (typeof object['resourceType'] === 'string' && object['status'] === 'entered-in-error') ||
  (isObject(object['meta']) && labelled(object['meta']));

const labelled = ({ tag, security }: Json): boolean =>
  [...objectsIn([tag, security])].some(({ code }) => typeof code === 'string' && notWhole.has(code));
