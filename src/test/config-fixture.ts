import type { PageConfig, PageIssuer } from '../config/page-config.ts';

const officeHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** The record system that launched. */
export const issuer: PageIssuer = {
  id: 'test',
  name: 'Test record system',
  iss: 'https://ehr.example/fhir',
  clientId: 'safelight',
  client: 'public',
  standalone: false,
  hubs: [],
  scope: 'launch openid fhirUser',
  write: 'transaction',
  banner: true,
  quirks: [],
  origins: ['https://ehr.example'],
  frameAncestors: ['https://ehr.example'],
};

/** A page configuration of an invented site; telephone numbers from the range for drama. */
export const pageConfig: PageConfig = {
  issuers: [issuer],
  site: {
    name: 'Testshire Royal Hospital',
    workingDayEnds: '17:00',
    officeHours,
    safeguardingTeam: { name: 'Safeguarding team', phone: '0114 496 0321', hours: officeHours },
    escalation: { name: 'the named doctor', phone: '0114 496 0789' },
    keepAnswerMinutes: 240,
    sessionMinutes: 60,
    draftHours: 72,
  },
  settings: [],
  authorities: {
    version: '1',
    source: 'Invented for tests',
    authorities: [
      {
        name: 'Sheffield City Council',
        postcodes: ['S10', 'S11'],
        phones: { officeHours: '0114 496 0123', emergencyDuty: '0114 496 0456' },
        phonesFrom: 'the safeguarding partnership’s page, 1 Nov 2026',
        hours: officeHours,
      },
      { name: 'Leeds City Council', postcodes: ['LS'], phones: { emergencyDuty: '0113 496 0456' } },
    ],
  },
  lawfulBases: { version: '1', entries: [], defaults: {} },
  rulePack: { version: '2026-11-1', rules: [], codeSets: [], eventKinds: [] },
  cpisTimeoutMs: 12_000,
};
