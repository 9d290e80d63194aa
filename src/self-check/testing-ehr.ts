import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { commandClientId } from '../../mocks/ehr/auth/client.ts';
import { createEhr, type Ehr } from '../../mocks/ehr/create-ehr.ts';
import { follow } from '../../mocks/ehr/test/smart-client.ts';
import { kitFor, syntheticNumber } from '../../mocks/scenarios/kit.ts';
import { nhsNumber } from '../../mocks/scenarios/patient.ts';
import type { Scenario } from '../../mocks/scenarios/scenario.ts';
import { neededScopes } from '../rules/needed-scopes.ts';
import { neededSearches } from '../rules/needed-searches.ts';
import { shippedPack } from '../rules/testing-pack.ts';
import type { Authorizer, SelfCheckInput } from './input.ts';
import { plainSend } from '../fhir/plain-send.ts';
import { connectWith } from './connect.ts';

export const searches = neededSearches(shippedPack);
const observed = searches.find(({ resource }) => resource === 'Observation')?.codes ?? [];

/** A child with two of everything that is searched, so that every search has a second page to be tried. */
const whole: Scenario = {
  id: 'whole-child',
  name: 'TESTCHILD, Whole',
  description: 'For tests',
  tags: [],
  build: (now, stamp) => {
    const kit = kitFor('whole-child', now, stamp);
    const subject = { reference: 'Patient/whole-child' };
    const two = <T>(make: (id: string) => T): readonly [T, T] => [make('1'), make('2')];
    return {
      resources: [
        {
          resourceType: 'Patient',
          id: 'whole-child',
          name: [{ family: 'TESTCHILD', given: ['Whole'] }],
          birthDate: '2021-05-04',
          identifier: [nhsNumber(syntheticNumber('9990000018'))],
        },
        kit.visit(10, { class: 'EMER', place: 'Northmoor General', why: 'Test' }),
        ...two((id): fhir4.Encounter => ({
          resourceType: 'Encounter',
          id: `whole-child-encounter-${id}`,
          status: 'finished',
          class: { code: 'EMER' },
          subject,
        })),
        ...two((id): fhir4.Condition => ({
          resourceType: 'Condition',
          id: `whole-child-condition-${id}`,
          subject,
          code: { text: `Condition ${id}` },
        })),
        ...two((id): fhir4.Flag => ({
          resourceType: 'Flag',
          id: `whole-child-flag-${id}`,
          status: 'active',
          code: { text: `Flag ${id}` },
          subject,
        })),
        ...two((id): fhir4.Appointment => ({
          resourceType: 'Appointment',
          id: `whole-child-appointment-${id}`,
          status: 'noshow',
          participant: [{ actor: subject, status: 'accepted' }],
        })),
        ...two((id): fhir4.Immunization => ({
          resourceType: 'Immunization',
          id: `whole-child-immunization-${id}`,
          status: 'not-done',
          vaccineCode: { text: 'MMR' },
          patient: subject,
          occurrenceDateTime: '2026-01-05',
        })),
        ...two((id): fhir4.Observation => ({
          resourceType: 'Observation',
          id: `whole-child-observation-${id}`,
          status: 'final',
          code: { coding: [{ system: 'http://snomed.info/sct', code: observed[0] ?? '' }] },
          subject,
        })),
        ...two((id): fhir4.RelatedPerson => ({
          resourceType: 'RelatedPerson',
          id: `whole-child-related-${id}`,
          patient: subject,
        })),
        ...two((id): fhir4.CareTeam => ({
          resourceType: 'CareTeam',
          id: `whole-child-team-${id}`,
          status: 'active',
          subject,
        })),
      ],
    };
  },
};

export const appOrigin = 'http://localhost:7399';
const redirectUri = 'http://127.0.0.1:7398/callback';

export interface TestEhr {
  readonly ehr: Ehr;
  readonly base: string;
  readonly close: () => Promise<void>;
}

/** The pretend record system over real HTTP, on a loopback port of its own. */
export async function serveTestEhr(): Promise<TestEhr> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const ehr = createEhr({ origin, scenarios: [whole], now: () => new Date(), appOrigin });
  server.on('request', (incoming, outgoing) => void ehr.nodeHandler(incoming, outgoing));
  return {
    ehr,
    base: `${origin}/fhir`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The record system knows who opened the app and on whom: nobody has to choose. */
const signInAsNurse = async (start: string): Promise<URLSearchParams | undefined> =>
  (await follow(start, {}, undefined, redirectUri)).end?.searchParams;

/** A run as the command makes it, with a launch from the record on the whole child. `change` makes it another. */
export function runOn(
  { ehr, base }: TestEhr,
  change: Partial<Omit<SelfCheckInput, 'subject'>> & {
    readonly subject?: Partial<SelfCheckInput['subject']>;
  } = {},
): SelfCheckInput {
  const { subject, ...others } = change;
  const scope = neededScopes([shippedPack], {
    write: 'transaction',
    neverWrite: [],
    syntax: 'v2',
    granular: false,
    refresh: 'online_access',
  });
  const authorizer: Authorizer = {
    clientId: commandClientId,
    scope,
    redirectUri,
    launch: ehr.control.launch({ user: 'ed-nurse', patient: 'whole-child' }).launch,
    open: signInAsNurse,
    connect: connectWith,
  };
  return {
    subject: {
      base,
      clientId: commandClientId,
      client: 'public',
      write: 'transaction',
      neverWrite: [],
      quirks: [],
      tenants: [],
      ...subject,
    },
    platform: { kind: 'command', redirectUri, origin: appOrigin },
    searches,
    send: plainSend(5000),
    now: () => Date.now(),
    signIn: { kind: 'make', authorizer },
    write: false,
    slowMs: 2000,
    ...others,
  };
}
