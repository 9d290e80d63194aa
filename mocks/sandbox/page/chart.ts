import { formatNhsNumber, parseNhsNumber } from '../../../src/domain/nhs-number.ts';
import type { Scenario } from '../../scenarios/scenario.ts';

/** What the pretend chart shows of one child. */
export interface Chart {
  readonly id: string;
  readonly name: string;
  /** As 999 012 3454; absent when the record has none. */
  readonly nhsNumber?: string;
  readonly verified: boolean;
  readonly visit: { readonly since: string; readonly place: string; readonly why: string };
  readonly noted: readonly { readonly at: string; readonly what: string; readonly who: string }[];
}

/** From the child's record: the newest visit still going on, and what was noted in it. */
export function chartOf({ id, name }: Scenario, resources: readonly fhir4.FhirResource[]): Chart {
  const patient = resources.find((one) => one.resourceType === 'Patient');
  const identifier = identifierOf(patient);
  const number = parseNhsNumber(identifier?.value ?? '');
  const visit = resources
    .filter((one) => one.resourceType === 'Encounter')
    .filter(({ status }) => status === 'in-progress')
    .sort((a, b) => startOf(b).localeCompare(startOf(a)))[0];
  return {
    id,
    name,
    ...(number !== undefined && { nhsNumber: formatNhsNumber(number) }),
    verified: identifier?.extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code === '01',
    visit: {
      since: startOf(visit),
      place: visit?.location?.[0]?.location.display ?? visit?.serviceProvider?.display ?? '',
      why: visit?.reasonCode?.[0]?.text ?? '',
    },
    noted: resources
      .filter((one) => one.resourceType === 'Condition')
      .filter(({ encounter }) => encounter?.reference === `Encounter/${visit?.id ?? ''}`)
      .map(({ recordedDate, code, recorder }) => ({
        at: recordedDate ?? '',
        what: code?.text ?? '',
        who: recorder?.display ?? '',
      })),
  };
}

const startOf = (encounter: fhir4.Encounter | undefined): string => encounter?.period?.start ?? '';

const identifierOf = (patient: fhir4.Patient | undefined): fhir4.Identifier | undefined =>
  patient?.identifier?.find(({ system }) => system === 'https://fhir.nhs.uk/Id/nhs-number');

/** Whose number is whose, so that the inbox can name a child of whom CP-IS holds nothing. */
export function namesByNumber(scenarios: readonly Scenario[], now: Date): Readonly<Record<string, string>> {
  const named = scenarios.flatMap(({ name, build }) => {
    const patient = build(now, 'names').resources.find((one) => one.resourceType === 'Patient');
    const number = identifierOf(patient)?.value;
    return number === undefined ? [] : [[number, name] as const];
  });
  return Object.fromEntries(named);
}
