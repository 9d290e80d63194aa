import * as v from 'valibot';
import type { RuleHistory } from '../../src/api/rules.ts';
import type { Right } from '../../src/api/sessions.ts';
import type { Configuration } from '../config/configuration.ts';
import { openStore } from '../store/store.ts';
import type { DatabasePlace } from '../store/database.ts';
import { inWorld, type Engine } from './engines.ts';
import { iss } from './stand-in-ehr.ts';
import { key, world, type Gateway, type World } from './world.ts';

const rolesOf = {
  lead: ['read-rules', 'edit-rules', 'retire-rules'],
  second: ['read-rules', 'approve-rules', 'read-registers'],
  both: ['read-rules', 'edit-rules', 'approve-rules'],
};

/** A world in which two people look after the rules: one writes and retires, the other approves. */
export interface LeadWorld extends World {
  readonly here: Gateway;
  readonly lead: Person;
  readonly second: Person;
  /** Somebody who may write and approve: other people's versions, never their own. */
  readonly both: Person;
  /** Somebody with neither right. */
  readonly nurse: Person;
  /** Somebody's calls at another gateway of this world. */
  readonly personAt: (here: Gateway, id: string) => Person;
  /** The same database, opened by another process with another configuration where one is given. */
  readonly again: (
    config?: Configuration,
  ) => Promise<{ readonly here: Gateway; readonly close: () => Promise<void> }>;
}

/** A person's calls: each answers the status and the body, held to the contract where `answer` is given. */
type Person = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  answer?: v.GenericSchema<unknown, T>,
) => Promise<{ readonly status: number; readonly body: T }>;

const practitioner = (id: string, family: string) => ({
  resourceType: 'Practitioner',
  id,
  name: [{ given: ['Jo'], family }],
});
const roleOf = (id: string) => ({
  resourceType: 'PractitionerRole',
  practitioner: { reference: `Practitioner/${id}` },
  code: [{ coding: [{ code: id }] }],
});

/** The calls of a person, who signs in anew whenever the clock has been moved. */
function personOf(here: Gateway, w: World, id: string): Person {
  let signedIn: { readonly at: Date; readonly token: string } | undefined;
  const tokenNow = async (): Promise<string> => {
    if (signedIn?.at !== w.now) {
      const idToken = await w.ehr.idToken({ fhirUser: `${iss}/Practitioner/${id}`, sub: id });
      signedIn = { at: w.now, token: await here.signIn({ idToken }) };
    }
    return signedIn.token;
  };
  return async <T>(method: string, path: string, body?: unknown, answer?: v.GenericSchema<unknown, T>) => {
    const response = await here.call(method, path, {
      token: await tokenNow(),
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const read: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body: answer === undefined ? (read as T) : v.parse(answer, read) };
  };
}

export async function leadWorld(place: DatabasePlace): Promise<LeadWorld> {
  const made = await world(place);
  const [issuer] = made.config.issuers;
  if (issuer === undefined) throw new Error('no issuer');
  const roles = Object.entries(rolesOf).map(([code, rights]) => ({
    code,
    title: code,
    activities: [],
    rights: rights as Exclude<Right, 'look-up-unscheduled' | 'look-up-scheduled'>[],
  }));
  const config = { ...made.config, issuers: [{ ...issuer, roles: [...issuer.roles, ...roles] }] };
  for (const [id, family] of [
    ['lead', 'DUMMY'],
    ['second', 'SPECIMEN'],
    ['both', 'MOCK'],
  ] as const) {
    made.ehr.resources.set(`Practitioner/${id}`, practitioner(id, family));
    made.ehr.resources.set(`roles of Practitioner/${id}`, roleOf(id));
  }
  const here = made.gateway(made.store, config);
  return Object.assign(made, {
    config,
    here,
    lead: personOf(here, made, 'lead'),
    second: personOf(here, made, 'second'),
    both: personOf(here, made, 'both'),
    nurse: personOf(here, made, 'nurse'),
    personAt: (at: Gateway, id: string) => personOf(at, made, id),
    again: async (other: Configuration = config) => {
      if (place.kind === 'memory')
        return { here: made.gateway(made.store, other), close: () => Promise.resolve() };
      const store = await openStore(place, [key]);
      return { here: made.gateway(store, other), close: () => store.db.destroy() };
    },
  });
}

/** One such world for all tests of a `describe` on an engine, as `inWorld`. */
export const inLeadWorld = (engine: Engine, take: (world: LeadWorld) => void) =>
  inWorld(engine, leadWorld, take);

/** A rule that a lead writes from nothing: more than three attendances in six months, under 18. */
export const attendances = {
  id: 'more-than-three',
  title: 'More than 3 A&E visits',
  severity: 'medium',
  applies: { age: { under: 'P18Y' }, settings: ['emergency'] },
  when: { events: { kind: 'emergency-attendance', within: 'P6M', atLeast: 4, distinct: 'day' } },
  why: 'Many visits deserve a look at the whole picture.',
  advice: 'Read the earlier visits, then discuss with the safeguarding nurse.',
  guideline: { title: 'Local policy', grade: 'local' },
  owner: 'Jo DUMMY',
  reviewBy: '2027-11-01',
  tests: [
    { child: 'four-attendances-in-five-months', expect: 'yes' },
    { child: 'three-attendances', expect: 'no' },
    { child: 'attendances-not-shared', expect: 'unknown' },
  ],
};

/** The newest version of an answer. */
export function newest({ versions: [first] }: RuleHistory): RuleHistory['versions'][number] {
  if (first === undefined) throw new Error('no version');
  return first;
}
