import type { PartialDate } from '../domain/child.ts';
import type { DetailId, KeyContact, Person } from '../domain/concern.ts';
import type { Fetched } from '../domain/fetched.ts';

/** What the Patient says beside what was read with the child. */
export interface PatientDetails {
  readonly details: Readonly<Partial<Record<DetailId, string>>>;
  readonly people: readonly Person[];
  readonly contacts: readonly KeyContact[];
}

/** What the record knows that a field of the concern's form could take. Each part is read, or not, by itself. */
export interface RecordDetails {
  readonly patient: Fetched<PatientDetails>;
  readonly people: Fetched<readonly Person[]>;
  readonly team: Fetched<readonly KeyContact[]>;
  /** When the child that the person on screen carries is expected. */
  readonly expectedDate: Fetched<PartialDate>;
}

/** Before anything was asked. */
export const detailsLoading: RecordDetails = {
  patient: { state: 'loading' },
  people: { state: 'loading' },
  team: { state: 'loading' },
  expectedDate: { state: 'loading' },
};
