import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { createApi } from '../api/client.ts';
import type { CaseStore } from '../case/case.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { Child } from '../domain/child.ts';
import type { Check, Plan } from '../domain/cpis.ts';
import type { NhsNumber } from '../domain/nhs-number.ts';
import { parseNhsNumber } from '../domain/nhs-number.ts';
import { fail } from '../domain/result.ts';
import { issuer, pageConfig } from './config-fixture.ts';

/** The moment at which every fixture stands: Friday 20 November 2026, 10:44 in London, office hours. */
export const NOW = Date.parse('2026-11-20T10:44:00Z');
export const at = (time: string): string => `2026-11-20T${time}:00Z`;

/** A number from the range for tests (999…), checked. */
export function testNhsNumber(text: string): NhsNumber {
  const parsed = parseNhsNumber(text);
  if (parsed === undefined) throw new Error(`Not a valid NHS number: ${text}`);
  return parsed;
}

export const emergency: CareSetting = {
  id: 'emergency-department',
  title: 'A&E',
  group: 'emergency',
  kind: 'unscheduled',
  policy: 'on-click',
};
export const healthVisiting: CareSetting = {
  id: 'health-visiting',
  title: 'Health visiting',
  group: 'community',
  kind: 'scheduled',
  policy: 'on-click',
};

export const amara: Child = {
  patientId: 'amara',
  name: { family: 'Testchild', given: 'Amara' },
  birthDate: '2025-01-14',
  gender: 'female',
  nhsNumber: { state: 'verified', value: testNhsNumber('9990123454') },
  deceased: false,
  address: { lines: ['1 Sample Street', 'Sheffield'], postcode: 'S10 2TH', nation: 'england' },
  restricted: false,
};

/** A child of whom the record says hardly anything. */
export const unknownChild: Child = {
  patientId: 'unknown',
  name: { family: 'Specimen' },
  nhsNumber: { state: 'none' },
  deceased: false,
  restricted: false,
};

export const plan: Plan = {
  kind: 'child-protection',
  start: '2026-03-03',
  status: 'current',
  authority: 'Sheffield City Council',
  phones: { officeHours: '0114 496 0123', emergencyDuty: '0114 496 0456' },
};

export const check: Check = {
  askedAt: at('10:42'),
  answeredAt: at('10:42'),
  kind: 'unscheduled',
  setting: 'A&E',
  by: { name: 'Priya SAMPLE', role: 'staff nurse' },
  notified: 'yes',
};

const nothing = () => undefined;
const later = () => Promise.resolve();
const unreachable = () => Promise.resolve(fail({ kind: 'unreachable' } as const));

/** A case in which everything was read, nothing was found and nothing was looked up. Tests change what they are about. */
export function caseStore(
  changes: Partial<CaseStore> = {},
  setting: CareSetting | 'not-known' = emergency,
): StoreApi<CaseStore> {
  const base: CaseStore = {
    session: {
      issuer,
      fhir: {
        base: 'https://ehr.example/fhir',
        patientId: 'amara',
        grantedScope: 'patient/*.rs',
        quirks: [],
        send: () => Promise.resolve({ kind: 'no-answer' }),
      },
      patientId: 'amara',
      encounterId: 'amara-visit',
      grantedScopes: ['patient/*.rs'],
      needPatientBanner: true,
      fhirContext: [],
      expiresAt: at('11:40'),
      signOut: () => Promise.resolve({ access: 'revoked', refresh: 'none' }),
      credentials: () => ({ iss: 'https://ehr.example/fhir', accessToken: 'test' }),
    },
    api: createApi('/api', () => Promise.reject(new Error('No gateway in this test'))),
    config: pageConfig,
    gateway: {
      state: 'open',
      clinician: {
        reference: 'Practitioner/p1',
        name: 'Priya SAMPLE',
        role: 'staff nurse',
        organisation: 'Testshire Royal Hospital',
      },
      rights: ['look-up-unscheduled', 'look-up-scheduled', 'record-concern', 'acknowledge'],
      settings: [emergency, healthVisiting],
      recordReplaced: false,
    },
    child: { state: 'present', value: amara, asOf: at('10:41') },
    ...(setting === 'not-known' ? {} : { setting }),
    nhsSignIn: { state: 'not-needed' },
    cpis: { state: 'not-checked' },
    onOpening: 'settled',
    otherChecks: { state: 'none-recorded', asOf: at('10:41') },
    teamTold: { state: 'none-recorded', asOf: at('10:41') },
    parts: [],
    silentParts: [],
    household: { state: 'none-recorded', asOf: at('10:41') },
    flagsShown: 'all',
    findings: [],
    silent: [],
    rulesChecked: { total: 24, cannotTell: 0 },
    answers: [],
    acknowledgements: { state: 'none-recorded', asOf: at('10:41') },
    concerns: { state: 'none-recorded', asOf: at('10:41') },
    start: nothing,
    lookUp: later,
    signInToNhs: nothing,
    chooseNhsRole: unreachable,
    signOutOfNhs: unreachable,
    recordTeamTold: unreachable,
    chooseSetting: unreachable,
    recordOtherCheck: unreachable,
    answer: nothing,
    readAgain: later,
    acknowledge: unreachable,
    refreshConcerns: later,
    reopenGateway: later,
  };
  return createStore<CaseStore>()(() => ({ ...base, ...changes }));
}
