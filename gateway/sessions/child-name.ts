import { daysOf } from '../../src/domain/calendar/partial-date.ts';
import type { Patient } from './fhir-shapes.ts';

/** Who the child is, for the log and the registers: "Amara TESTCHILD", `2023-03-14`. What is not there is left out. */
export function whoOf({ name, birthDate }: Pick<Patient, 'name' | 'birthDate'>): {
  readonly name?: string;
  readonly birthDate?: string;
} {
  const inUse = name.filter(({ use }) => use !== 'old' && use !== 'maiden');
  const chosen =
    inUse.find(({ use }) => use === 'official') ?? inUse.find(({ use }) => use === 'usual') ?? inUse[0];
  const parts = [...(chosen?.given ?? []), chosen?.family?.toUpperCase() ?? ''].filter((part) => part !== '');
  const words = parts.length > 0 ? parts.join(' ') : chosen?.text?.trim();
  return {
    ...(words ? { name: words } : {}),
    ...(birthDate !== undefined && daysOf(birthDate) !== undefined ? { birthDate } : {}),
  };
}
