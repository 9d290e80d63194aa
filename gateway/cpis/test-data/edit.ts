/** Changes to a right answer, as JSON: what comes out need not be FHIR. */
export type Change = (bundle: fhir4.Bundle) => unknown;

type Json = Record<string, unknown>;

/** Puts members into the first resource of a type; undefined takes a member out. */
export const patch =
  (type: string, members: Json | ((resource: Json) => Json)): Change =>
  (bundle) => ({
    ...bundle,
    entry: bundle.entry?.map((entry) => {
      if (entry.resource?.resourceType !== type) return entry;
      const resource = { ...entry.resource };
      return {
        ...entry,
        resource: { ...resource, ...(typeof members === 'function' ? members(resource) : members) },
      };
    }),
  });

/** Puts members beside the first resource of a type. */
export const entries =
  (type: string, members: Json): Change =>
  (bundle) => {
    const first = bundle.entry?.find(({ resource }) => resource?.resourceType === type);
    return {
      ...bundle,
      entry: bundle.entry?.map((entry) => (entry === first ? { ...entry, ...members } : entry)),
    };
  };

/** Puts members into the bundle itself. */
export const around =
  (members: Json): Change =>
  (bundle) => ({ ...bundle, ...members });

/** Adds an entry, and one to the total where there is a total and the entry is a match. */
export const add =
  (resource: unknown, counts = true): Change =>
  (bundle) => ({
    ...bundle,
    ...(bundle.total !== undefined && counts && { total: bundle.total + 1 }),
    entry: [...(bundle.entry ?? []), { resource }],
  });

/** The first resource again, with other members. */
export const again =
  (type: string, members: Json): Change =>
  (bundle) => {
    const first = bundle.entry?.find(({ resource }) => resource?.resourceType === type)?.resource;
    return add({ ...first, ...members })(bundle);
  };

export const outcome = (severity: string, issue = 'incomplete', code?: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code: issue, ...(code !== undefined && { details: { coding: [{ code }] } }) }],
});
