import type { EhrOptions } from './contract.ts';
import { inCompartment } from './fhir/compartment.ts';
import { loadDefinitions } from './fhir/definitions.ts';
import { RecordStore } from './fhir/record-store.ts';
import { userResources } from './users.ts';

/** The records of every scenario, and the questions that the rest of the record system asks of them. */
export interface FilledRecords {
  readonly store: RecordStore;
  /** Builds every scenario again, with new visits. */
  readonly fill: () => void;
  /** The visit that is going on. */
  readonly encounterOf: (patient: string) => string | undefined;
  readonly about: (patient: string) => readonly fhir4.FhirResource[];
  readonly patients: () => readonly { readonly id: string; readonly name: string }[];
  readonly hiddenFor: (patient: string | undefined) => readonly string[];
}

export function fillRecords({ scenarios, now }: EhrOptions): FilledRecords {
  loadDefinitions();
  const store = new RecordStore();
  let run = 0;

  const fill = () => {
    run += 1;
    store.clear();
    const at = now();
    store.load(userResources(), at);
    const stamp = `${at.getTime().toString(36)}${String(run)}`;
    for (const scenario of scenarios) store.load(scenario.build(at, stamp).resources, at);
  };
  fill();

  return {
    store,
    fill,
    encounterOf: (patient) =>
      store
        .everything()
        .flatMap((one) => (one.resourceType === 'Encounter' ? [one] : []))
        .findLast(({ id, status }) => id?.startsWith(`${patient}-visit-`) === true && status !== 'finished')
        ?.id,
    about: (patient) =>
      store
        .everything()
        .filter((resource) => inCompartment(resource, patient, (reference) => store.held(reference)))
        .map((resource) => JSON.parse(JSON.stringify(resource)) as fhir4.FhirResource),
    patients: () => scenarios.map(({ id, name }) => ({ id, name })),
    hiddenFor: (patient) => scenarios.find(({ id }) => id === patient)?.notShared ?? [],
  };
}
