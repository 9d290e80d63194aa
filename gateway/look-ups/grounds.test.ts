import { describe, expect, it } from 'vitest';
import type { LookUp } from '../../src/api/cpis.ts';
import type { Right } from '../../src/api/sessions.ts';
import type { ChildSession } from '../sessions/session.ts';
import { groundFor, missingRight } from './grounds.ts';

const setting = {
  id: 'emergency-department',
  title: 'A&E',
  group: 'emergency',
  kind: 'unscheduled',
  policy: 'on-click',
} as const;
const session: ChildSession = {
  issuer: 'ehr',
  iss: 'https://ehr.example/fhir',
  tenant: { id: 't', name: 'Trust' },
  clinician: { reference: 'Practitioner/nurse', name: 'Ash Sample' },
  rights: ['look-up-unscheduled'],
  leads: [],
  patientId: 'child-1',
  visit: 'e1',
  nhsNumber: { state: 'verified', value: '9990000018' },
  recordReplaced: false,
  tokenHash: '',
  expiresAt: new Date(0),
  userKey: 'u',
  childKey: 'c',
  visitKey: 'v',
  setting,
};
const asked: LookUp = { kind: 'unscheduled', setting: setting.id, why: 'pressed' };
const opening: LookUp = { ...asked, why: 'opened' };
const notVerified = { state: 'not-verified', value: '9990000018', status: '02' } as const;
const { setting: _, ...nowhere } = session;

const decide = (of: ChildSession, ask: LookUp, rights: readonly Right[] | undefined = of.rights) =>
  groundFor(of, ask, { adapter: 'cpis-fhir', rights });
const failureOf = (of: ChildSession, ask: LookUp = asked) => {
  const ground = decide(of, ask);
  return ground.ok ? 'goes on' : ground.failure;
};
const inSetting = (policy: 'on-open' | 'on-click' | 'never'): ChildSession => ({
  ...session,
  setting: { ...setting, policy },
});

describe('what a person may look up', () => {
  it.each<[readonly Right[], LookUp['kind'], ReturnType<typeof missingRight>]>([
    [[], 'unscheduled', 'no-right'],
    [[], 'scheduled', 'no-right'],
    [['record-concern', 'acknowledge'], 'unscheduled', 'no-right'],
    [['look-up-unscheduled'], 'unscheduled', undefined],
    [['look-up-unscheduled'], 'scheduled', 'no-right-in-this-setting'],
    [['look-up-scheduled'], 'scheduled', undefined],
    [['look-up-scheduled'], 'unscheduled', 'no-right-in-this-setting'],
    [['look-up-scheduled', 'look-up-unscheduled'], 'unscheduled', undefined],
    [['look-up-scheduled', 'look-up-unscheduled'], 'scheduled', undefined],
  ])('%j, %s: %s', (rights, kind, missing) => {
    expect(missingRight(rights, kind)).toBe(missing);
  });
});

describe('nothing is asked', () => {
  it.each<[string, ChildSession, LookUp, string]>([
    ['without a care setting', nowhere, asked, 'no-care-setting'],
    ['in another setting than the button named', session, { ...asked, setting: 'dental' }, 'no-care-setting'],
    ['where the site says never', inSetting('never'), asked, 'never-in-this-setting'],
    ['as another kind than the setting’s', session, { ...asked, kind: 'scheduled' }, 'bad-request'],
    ['of a record that was replaced', { ...session, recordReplaced: true }, asked, 'record-replaced'],
    [
      'of a replaced record, whoever vouches for it',
      { ...session, recordReplaced: true, nhsNumber: notVerified },
      { ...asked, identity: 'saw-document' },
      'record-replaced',
    ],
    [
      'with a number nobody vouches for',
      { ...session, nhsNumber: notVerified },
      asked,
      'nhs-number-not-verified',
    ],
    ...(['invalid', 'several', 'none'] as const).map((state): [string, ChildSession, LookUp, string] => [
      `with a number that is ${state}, whoever vouches for it`,
      { ...session, nhsNumber: state === 'invalid' ? { state, text: '9990000019' } : { state } },
      { ...asked, identity: 'saw-document' },
      state === 'none' ? 'no-nhs-number' : 'nhs-number-invalid',
    ]),
    [
      'with a verified number that fails its check digit',
      { ...session, nhsNumber: { state: 'verified', value: '9990000019' } },
      asked,
      'nhs-number-invalid',
    ],
    ['without the right', { ...session, rights: [] }, asked, 'no-right'],
    ['on opening, where the site wants a press', session, opening, 'bad-request'],
    [
      'on opening, for a number that is not verified',
      { ...inSetting('on-open'), nhsNumber: notVerified },
      { ...opening, identity: 'saw-document' },
      'bad-request',
    ],
    ['on opening, once more', inSetting('on-open'), { ...opening, again: 'may-tell-twice' }, 'bad-request'],
  ])('%s', (_name, of, ask, reason) => {
    expect(failureOf(of, ask)).toBe(reason);
  });

  it('where CP-IS is not connected', () => {
    const ground = groundFor(session, asked, { adapter: 'none', rights: session.rights });
    expect(ground).toEqual({ ok: false, failure: 'not-configured' });
  });
});

describe('a look-up goes on', () => {
  const nhsNumber = '9990000018';

  it('with a verified number, and takes nobody’s word for it', () => {
    const ground = decide(session, { ...asked, identity: 'saw-document' });
    expect(ground).toEqual({ ok: true, value: { nhsNumber, setting: 'A&E' } });
  });

  it.each(['asked-child-or-carer', 'saw-document', 'traced-elsewhere'] as const)(
    'with a number that is vouched for: %s',
    (identity) => {
      const ground = decide({ ...session, nhsNumber: notVerified }, { ...asked, identity });
      expect(ground).toEqual({ ok: true, value: { nhsNumber, setting: 'A&E', identity } });
    },
  );

  it('on opening, where the site says so', () => {
    expect(failureOf(inSetting('on-open'), opening)).toBe('goes on');
  });

  it('without rights of the launch, where they come with a sign-in', () => {
    expect(groundFor({ ...session, rights: [] }, asked, { adapter: 'cpis-fhir' }).ok).toBe(true);
  });
});
