import { inWorld, type Engine } from './engines.ts';
import { iss } from './stand-in-ehr.ts';
import { world, type Gateway, type World } from './world.ts';
import type { Configuration } from '../config/configuration.ts';
import type { DatabasePlace } from '../store/database.ts';

type Role = Configuration['issuers'][number]['roles'][number];

const role = (code: string, more: Partial<Role>): Role => ({
  code,
  title: code,
  activities: [],
  rights: [],
  ...more,
});

/** Somebody of each kind who may or may not see a concern that the nurse wrote in A&E. */
const people = {
  nurse: role('nurse', { title: 'Staff nurse', rights: ['record-concern', 'acknowledge'] }),
  colleague: role('colleague', { rights: ['record-concern'] }),
  lead: role('lead', { leads: ['emergency-department'] }),
  'other-lead': role('other-lead', { leads: ['gp-practice'] }),
  named: role('named', { rights: ['open-concerns'] }),
  registers: role('registers', { rights: ['read-registers'] }),
  rules: role('rules', { rights: ['edit-rules', 'read-rules'] }),
  porter: role('porter', { rights: ['acknowledge'] }),
};
type Who = keyof typeof people;

export interface TeamWorld extends World {
  readonly here: Gateway;
  /** Another organisation on the same database, with the same people in it. */
  readonly elsewhere: Gateway;
  /** A session of somebody; `child`: on which, or on none. Its answer is the status and the body. */
  readonly as: (who: Who, child?: 'child-1' | 'child-2' | 'none', at?: Gateway) => Promise<Calls>;
}

/** The status of a call, and what it answered. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export type Calls = (method: string, path: string, body?: unknown) => Promise<Answer<unknown>>;

/** A world with a team, its lead and others around it. */
export async function teamWorld(place?: DatabasePlace): Promise<TeamWorld> {
  const made = await world(place);
  const other = made.config.careSettings.settings.find(({ id }) => id !== 'emergency-department')?.id ?? '';
  const roles = Object.values(people).map((one) =>
    one.code === 'other-lead' ? { ...one, leads: [other] } : one,
  );
  const configOf = (tenant: string): Configuration => ({
    ...made.config,
    issuers: made.config.issuers.map((issuer) => ({
      ...issuer,
      tenant: { id: tenant, name: tenant },
      roles,
    })),
  });
  for (const id of Object.keys(people)) {
    made.ehr.resources.set(`Practitioner/${id}`, {
      resourceType: 'Practitioner',
      id,
      name: [{ given: [id], family: 'SAMPLE' }],
    });
    made.ehr.resources.set(`roles of Practitioner/${id}`, {
      resourceType: 'PractitionerRole',
      practitioner: { reference: `Practitioner/${id}` },
      code: [{ coding: [{ code: id }] }],
    });
  }
  const child = made.ehr.resources.get('Patient/child-1') as object;
  made.ehr.resources.set('Patient/child-1', {
    ...child,
    name: [{ given: ['Amara'], family: 'Testchild' }],
    birthDate: '2023-03-14',
  });
  made.ehr.resources.set('Encounter/e2', {
    resourceType: 'Encounter',
    id: 'e2',
    class: { code: 'EMER' },
    subject: { reference: 'Patient/child-2' },
  });
  const here = made.gateway(made.store, configOf('testshire'));
  const elsewhere = made.gateway(made.store, configOf('elsewhere'));
  const onChild = {
    'child-1': { patient: 'child-1', encounter: 'e1' },
    'child-2': { patient: 'child-2', encounter: 'e2' },
    none: { patient: undefined, encounter: undefined },
  };
  const as: TeamWorld['as'] = async (who, of = 'child-1', at = here) => {
    const idToken = await made.ehr.idToken({ fhirUser: `${iss}/Practitioner/${who}`, sub: who });
    const token = await at.signIn({ idToken, ...onChild[of] });
    return async (method, path, body) => {
      const response = await at.call(method, path, { token, ...(body === undefined ? {} : { body }) });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    };
  };
  return Object.assign(made, { here, elsewhere, as });
}

/** One such world for all tests of a `describe` on an engine, as `inWorld`. */
export const inTeamWorld = (engine: Engine, take: (world: TeamWorld) => void) =>
  inWorld(engine, teamWorld, take);
