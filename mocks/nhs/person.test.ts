import { beforeEach, describe, expect, it } from 'vitest';
import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import type { Nhs } from './create-nhs.ts';
import { bearerFor, call, form, nhsAt, recordOf, signed, start, tokenUrl } from './test/signing-in.ts';

const nhsNumber = parseNhsNumber('9990123454') ?? expect.fail();
const [priya, hana, ravi, nell, ola, kit] = [1, 2, 3, 4, 5, 6].map((n) => `99900000010${n}`);
const [ward, surgery] = ['999000000205', '999000000206'];
const hour = 3_600_000;

let nhs: Nhs;
let at: number;
beforeEach(() => {
  at = start;
  nhs = nhsAt(() => at, { records: () => recordOf(nhsNumber) });
});

interface Look {
  readonly person?: string | undefined;
  /** Chosen at sign-in. */
  readonly role?: string;
  /** Sent with the request. */
  readonly header?: string;
  readonly unscheduled?: 'true' | 'false' | undefined;
  readonly type?: 'CareTeam' | 'AuditEvent';
}

async function look({ person = '', role, header, unscheduled, type = 'CareTeam' }: Look) {
  const bearer = await bearerFor(nhs, at, person, role);
  const asked = encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`);
  return call(nhs, `/cpis/FHIR/R4/${type}?patient:identifier=${asked}`, {
    headers: {
      Authorization: `Bearer ${bearer}`,
      TraceID: crypto.randomUUID(),
      ...(unscheduled !== undefined && { IsUnscheduledAccessEvent: unscheduled }),
      ...(header !== undefined && { 'NHSD-Session-URID': header }),
    },
  });
}

async function flags(person: string | undefined, code?: string) {
  const bearer = await bearerFor(nhs, at, person ?? '');
  const query = new URLSearchParams({ patient: nhsNumber, ...(code !== undefined && { code }) });
  return call(nhs, `/patient-flags-api/FHIR/R4/PatientFlag?${query.toString()}`, {
    headers: { Authorization: `Bearer ${bearer}` },
  });
}

const told = () => nhs.control.inbox().filter((entry) => entry.told);

describe('a person without B0107', () => {
  it.each([
    ['the GP with B0170', hana, 'true'],
    ['the GP with B0170, the care setting left out', hana, undefined],
    ['the student with neither', nell, 'true'],
    ['the student, scheduled', nell, 'false'],
  ] as const)('%s is refused, and nobody is told', async (_, person, unscheduled) => {
    expect((await look({ person, unscheduled })).status).toBe(403);
    expect(nhs.control.inbox()).toEqual([]);
  });

  it('may look in scheduled care with B0170, which tells nobody', async () => {
    expect((await look({ person: hana, unscheduled: 'false' })).status).toBe(200);
    expect(told()).toEqual([]);
  });

  it('may look at flags with B0170, and not without', async () => {
    expect((await flags(hana)).status).toBe(200);
    expect((await flags(hana, 'child-protection-information-system-flag')).status).toBe(200);
    expect((await flags(nell)).status).toBe(403);
    expect(told()).toEqual([]);
  });
});

describe('a person with B0107', () => {
  it.each([
    ['alone', priya],
    ['beside B0170', ravi],
  ])('%s may look in both kinds of setting', async (_, person) => {
    expect((await look({ person, unscheduled: 'false' })).status).toBe(200);
    expect(told()).toEqual([]);
    expect((await look({ person, unscheduled: 'true' })).status).toBe(200);
    expect(told()).toHaveLength(1);
  });

  it('is named in the inbox and in the access history, with role and organisation', async () => {
    await look({ person: priya, unscheduled: 'true' });
    expect(told()).toMatchObject([
      { by: { person: 'Priya SAMPLE', role: 'Nurse', organisation: 'Testshire Royal', system: 'Safelight' } },
    ]);
    const answer = await look({ person: priya, unscheduled: 'false', type: 'AuditEvent' });
    const { entry } = (await answer.json()) as fhir4.Bundle;
    expect(
      entry?.find(({ resource }) => resource?.resourceType === 'PractitionerRole')?.resource,
    ).toMatchObject({
      practitioner: { display: 'Priya SAMPLE' },
      organization: { display: 'Testshire Royal' },
      code: [{ coding: [{ display: 'Nurse' }] }],
    });
  });

  it('is listed once in 24 hours, and another person beside them', async () => {
    const listed = async () => {
      const answer = await look({ person: priya, unscheduled: 'false', type: 'AuditEvent' });
      return ((await answer.json()) as fhir4.Bundle).total;
    };
    await look({ person: priya, unscheduled: 'true' });
    at += 23 * hour;
    await look({ person: priya, unscheduled: 'true' });
    expect(await listed()).toBe(1);
    await look({ person: ravi, unscheduled: 'true' });
    expect(await listed()).toBe(2);
    at += hour;
    await look({ person: priya, unscheduled: 'true' });
    expect(await listed()).toBe(3);
  });
});

describe('the role', () => {
  const wordsOf = async (answer: Response) => {
    const { issue } = (await answer.json()) as fhir4.OperationOutcome;
    return [answer.status, issue[0]?.diagnostics];
  };

  it('that was chosen at sign-in decides', async () => {
    expect((await look({ person: ola, role: surgery, unscheduled: 'true' })).status).toBe(403);
    expect((await look({ person: ola, role: ward, unscheduled: 'true' })).status).toBe(200);
    expect(told()).toMatchObject([{ by: { organisation: 'Testshire Royal' } }]);
  });

  it('of the request decides over the one chosen at sign-in', async () => {
    expect((await look({ person: ola, role: ward, header: surgery, unscheduled: 'true' })).status).toBe(403);
    expect(told()).toEqual([]);
  });

  it('of the request must be one of the person’s', async () => {
    const answer = await look({ person: hana, header: ward, unscheduled: 'false' });
    expect(await wordsOf(answer)).toEqual([401, 'NHSD-Session-URID is invalid']);
  });

  it('must be there', async () => {
    expect(await wordsOf(await look({ person: kit, unscheduled: 'false' }))).toEqual([
      401,
      'no userroles available, please check NHSD-Session-URID is valid',
    ]);
  });
});

it('refuses an application without a person where CP-IS is for people only', async () => {
  const ask = async () => {
    const grant = { grant_type: 'client_credentials', ...(await signed(at, tokenUrl)) };
    const token = (await (await call(nhs, '/oauth2/token', form(grant))).json()) as { access_token: string };
    const headers = { Authorization: `Bearer ${token.access_token}` };
    return (await call(nhs, `/patient-flags-api/FHIR/R4/PatientFlag?patient=${nhsNumber}`, { headers }))
      .status;
  };
  expect(await ask()).toBe(200);
  nhs = nhsAt(() => at, { records: () => recordOf(nhsNumber), peopleOnly: true });
  expect(await ask()).toBe(403);
  expect((await flags(priya)).status).toBe(200);
});
