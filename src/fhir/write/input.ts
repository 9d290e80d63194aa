import type { Child } from '../../domain/child.ts';
import type { Concern } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';

/** Everything that the written record of a concern is made from. */
export interface ConcernInput {
  readonly concern: Concern;
  readonly child: Child;
  /** The launched child; every resource's subject. */
  readonly patientId: string;
  readonly encounterId?: string;
  readonly author: { readonly reference: string; readonly display: string };
  /** How the recipient reaches the author: a telephone number or an address; absent where none is known. */
  readonly reach?: string;
  /** `SL-2026-000117`; absent while the safeguarding log is owed. */
  readonly reference?: string;
  /** By when the local authority should answer. */
  readonly answerDueAt?: Instant;
  readonly now: Instant;
  readonly organisation: string;
  readonly appVersion: string;
}

export const subjectOf = (input: ConcernInput): fhir4.Reference => ({
  reference: `Patient/${input.patientId}`,
});

export const encounterOf = (input: ConcernInput): { encounter?: fhir4.Reference } =>
  input.encounterId === undefined ? {} : { encounter: { reference: `Encounter/${input.encounterId}` } };

/** An element that is left out when there is nothing to say: FHIR allows no empty strings. */
export const said = <K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> =>
  text === undefined || text.trim() === '' ? {} : ({ [key]: text } as Record<K, string>);
