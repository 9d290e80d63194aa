import type { CpisRecord } from './cpis-record.ts';

/** What one named child brings to the pretend world. */
interface ScenarioData {
  /** For the pretend record system. The current encounter is among them and its id is `<id>-visit-<stamp>`. */
  readonly resources: readonly fhir4.FhirResource[];
  /** For the pretend CP-IS. An NHS number that no scenario lists is known there and has no plan. */
  readonly cpis?: readonly CpisRecord[];
}

/** A named child: synthetic, always the same, with every date counted from the day it is opened. */
export interface Scenario {
  /** Also the id of the Patient on screen. */
  readonly id: string;
  /** As a list of patients shows it, e.g. "TESTCHILD, Amara". */
  readonly name: string;
  /** One line: age, and what there is to see. */
  readonly description: string;
  readonly tags: readonly string[];
  /** Resource types that the record system does not offer while this child is open. */
  readonly notShared?: readonly string[];
  /** The whole record as it stands at `now`. `stamp` tells one run from the next: another stamp is another visit. */
  readonly build: (now: Date, stamp: string) => ScenarioData;
}
