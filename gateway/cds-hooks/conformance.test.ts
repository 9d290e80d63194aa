import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { isObject } from '../../src/rules/events/json.ts';
import { cdsWorld, clientIss, publicUrl, servicePath, type CdsWorld } from '../test/cds-world.ts';
import { engines, inWorld } from '../test/engines.ts';
import type { Card } from './cards.ts';

/** Every SHALL of CDS Hooks 2.0 that is a service's, one test each, by the id it has in our list of requirements. */
describe.each(engines())('CDS Hooks 2.0 on $name', (engine) => {
  let w: CdsWorld;
  const test = inWorld(engine, cdsWorld, (made) => (w = made));

  interface Discovered {
    readonly services: readonly {
      readonly hook: string;
      readonly id: string;
      readonly description: string;
      readonly prefetch: Readonly<Record<string, string>>;
    }[];
  }
  const discover = async (): Promise<Discovered> =>
    (await (await w.send('GET', '/cds-services')).json()) as Discovered;
  const cardsFor = async (patient: string): Promise<readonly Card[]> => {
    const { status, body } = await w.call(servicePath(), await w.ask(patient));
    expect(status).toBe(200);
    return body.cards;
  };
  const first = async (patient: string): Promise<Card> => {
    const [card] = await cardsFor(patient);
    if (card === undefined) throw new Error('no card');
    return card;
  };

  test('A2-01 discovery answers services with hook, description and id', async () => {
    const { services } = await discover();
    expect(services.map(({ hook }) => hook)).toEqual(['patient-view', 'encounter-start', 'appointment-book']);
    for (const { id, description } of services) {
      expect(id).toMatch(/^[a-z-]+$/);
      expect(description.length).toBeGreaterThan(20);
    }
  });

  test('A2-02 a service is called by POST with hook, hookInstance and context, and each is required', async () => {
    const ask = await w.ask('amara');
    expect((await w.call(servicePath(), ask)).status).toBe(200);
    for (const member of ['hook', 'hookInstance', 'context']) {
      const { [member]: _, ...without } = ask;
      expect([member, (await w.call(servicePath(), without)).status]).toEqual([member, 400]);
    }
    expect((await w.call(servicePath(), { ...ask, hookInstance: 'seven' })).status).toBe(400);
    expect((await w.call(servicePath(), { ...ask, hook: 'order-sign' })).status).toBe(400);
  });

  test('A2-03 templates keep to the queries that are recommended', async () => {
    for (const { prefetch } of (await discover()).services)
      for (const template of Object.values(prefetch)) {
        const plain = template.replace(/\{\{(context\.[a-zA-Z]+|user[A-Za-z]+Id)\}\}/g, 'x');
        expect(plain).toMatch(
          /^[A-Z][A-Za-z]+(\/x|\?(patient|practitioner)=x(&code=[A-Za-z0-9.,]+)?(&_count=\d+)?)$/,
        );
      }
  });

  test('A2-03 null is no data, a key that is missing is not: 412 where it cannot be had', async () => {
    const ask = await w.ask('amara');
    const prefetch = ask['prefetch'] as Record<string, unknown>;
    const nothing = Object.fromEntries(
      Object.entries(prefetch).map(([key, value]) => [
        key,
        ['patient', 'roles', 'practitioner'].includes(key) ? value : null,
      ]),
    );
    expect(await w.call(servicePath(), { ...ask, prefetch: nothing })).toEqual({
      status: 200,
      body: { cards: [] },
    });
    const { conditions: _, ...without } = prefetch;
    const refused = await w.call(servicePath(), { ...ask, prefetch: without });
    expect(refused).toMatchObject({ status: 412, body: { field: 'prefetch: conditions' } });
    expect((await w.call(servicePath(), { ...ask, prefetch: undefined })).status).toBe(412);
  });

  test('A2-03 what is missing is read with fhirAuthorization', async () => {
    const ask = { ...(await w.ask('amara')), prefetch: undefined };
    const read = await w.call(servicePath(), {
      ...ask,
      fhirServer: w.issuer.iss,
      fhirAuthorization: w.accessToken('amara'),
    });
    const sent = await w.call(servicePath(), await w.ask('amara'));
    expect(read.status).toBe(200);
    expect(read.body.cards.map(({ summary }) => summary)).toEqual(
      sent.body.cards.map(({ summary }) => summary),
    );
  });

  test('A2-04 a page, an OperationOutcome or another shape is never everything', async () => {
    const ask = await w.ask('amara');
    const prefetch = ask['prefetch'] as Record<string, unknown>;
    const conditions = prefetch['conditions'] as fhir4.Bundle;
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };
    for (const odd of [
      { ...conditions, entry: [], link: [{ relation: 'next', url: 'Condition?page=2' }] },
      outcome,
      { ...conditions, entry: [{ resource: outcome }] },
      { ...conditions, entry: [], total: 4 },
      { resourceType: 'Bundle', entry: 'none' },
      [],
      'none',
    ]) {
      const { status, body } = await w.call(servicePath(), {
        ...ask,
        prefetch: { ...prefetch, conditions: odd },
      });
      expect(status).toBe(200);
      expect(body.cards.at(-1)?.summary).toContain('could not check everything');
      expect(body.cards.at(-1)?.detail).toContain('injuries and diagnoses');
    }
  });

  test('A2-05 fhirAuthorization needs its members and fhirServer; the token is kept nowhere', async () => {
    const token = w.accessToken('amara') as { access_token: string };
    const ask = { ...(await w.ask('amara')), prefetch: undefined, fhirServer: w.issuer.iss };
    for (const member of ['access_token', 'token_type', 'expires_in', 'scope', 'subject']) {
      const less = Object.fromEntries(Object.entries(token).filter(([name]) => name !== member));
      expect((await w.call(servicePath(), { ...ask, fhirAuthorization: less })).status).toBe(400);
    }
    const without = { ...ask, fhirServer: undefined, fhirAuthorization: token };
    expect((await w.call(servicePath(), without)).status).toBe(400);
    expect((await w.call(servicePath(), { ...ask, fhirAuthorization: token })).status).toBe(200);
    const rows = await Promise.all(
      (['ledger', 'cds_cards', 'cds_tokens', 'register'] as const).map((table) =>
        w.store.db.selectFrom(table).selectAll().execute(),
      ),
    );
    expect(JSON.stringify([rows, w.logged])).not.toContain(token.access_token);
  });

  test('A2-06 the token is for the address that is called, in a string or a list', async () => {
    const ask = await w.ask('amara');
    for (const aud of [
      `${publicUrl}${servicePath()}`,
      [`${publicUrl}${servicePath()}`, 'https://else.example'],
    ])
      expect((await w.call(servicePath(), ask, { claims: { aud } })).status).toBe(200);
    for (const aud of [
      publicUrl,
      `${publicUrl}/cds-services`,
      `${publicUrl}${servicePath('encounter-start')}`,
    ])
      expect((await w.call(servicePath(), ask, { claims: { aud } })).status).toBe(401);
  });

  test('A2-07 a failure is 401 with one body for every reason', async () => {
    const ask = await w.ask('amara');
    const bodies = await Promise.all(
      [{ iss: 'https://else.example' }, { aud: 'https://else.example' }, { exp: 1 }].map(async (claims) =>
        JSON.stringify(await w.call(servicePath(), ask, { claims })),
      ),
    );
    expect(new Set(bodies).size).toBe(1);
    const response = await w.send('POST', servicePath(), { body: ask });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('A2-08 a card has a summary under 140 characters, an indicator, a source with a label, and a uuid', async () => {
    const cards = await cardsFor('amara');
    expect(cards.length).toBeGreaterThan(1);
    for (const { uuid, summary, indicator, source } of cards) {
      expect(uuid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(summary.length).toBeLessThan(140);
      expect(['info', 'warning', 'critical']).toContain(indicator);
      expect(source.label).not.toBe('');
    }
    expect(new Set(cards.map(({ uuid }) => uuid)).size).toBe(cards.length);
  });

  test('A2-09 and A2-12 nothing is suggested and nothing acts by itself', async () => {
    const { body } = await w.call(servicePath(), await w.ask('amara'));
    expect(Object.keys(body)).toEqual(['cards']);
    for (const card of body.cards) expect(card).not.toHaveProperty('suggestions');
  });

  test('A2-10 a link is for a SMART launch, with an appContext that says nothing to anybody else', async () => {
    for (const { links } of await cardsFor('amara'))
      for (const { type, url, appContext } of links) {
        expect([type, url]).toEqual(['smart', `${publicUrl}/launch`]);
        expect(typeof appContext).toBe('string');
        expect(appContext).not.toMatch(/amara|bruise|safelight/i);
      }
  });

  test('A2-13 no member is null or empty, and there are no cards where nothing fires', async () => {
    const empty = (value: unknown): boolean =>
      value === null ||
      value === '' ||
      (Array.isArray(value) && (value.length === 0 || value.some(empty))) ||
      (isObject(value) && (Object.keys(value).length === 0 || Object.values(value).some(empty)));
    expect((await cardsFor('amara')).filter(empty)).toEqual([]);
    expect((await discover()).services.filter(empty)).toEqual([]);
  });

  test('A2-14 override reasons have a display, and feedback is taken by card', async () => {
    const card = await first('amara');
    for (const { code, system, display } of card.overrideReasons ?? [])
      expect([code, system, display].every((text) => text !== '')).toBe(true);
    const path = `${servicePath()}/feedback`;
    const [reason] = card.overrideReasons ?? [];
    const overridden = {
      card: card.uuid,
      outcome: 'overridden',
      overrideReason: { reason },
      outcomeTimestamp: w.now.toISOString(),
    };
    expect((await w.call(path, { feedback: [overridden] })).status).toBe(200);
    const { outcomeTimestamp: _, ...without } = overridden;
    for (const wrong of [
      { ...overridden, outcome: 'ignored' },
      without,
      { ...overridden, card: 'no-uuid' },
      { ...overridden, overrideReason: { reason: { ...reason, code: 'made-up' } } },
    ])
      expect((await w.call(path, { feedback: [wrong] })).status).toBe(400);
    expect((await w.call(path, { feedback: [{ ...overridden, card: randomUUID() }] })).status).toBe(404);
  });

  test('A2-15 each hook has its own required context', async () => {
    const visit = w.pretend.control
      .resources('amara')
      .find(({ resourceType, id }) => resourceType === 'Encounter' && id?.includes('-visit-') === true);
    const start = await w.ask('amara', { hook: 'encounter-start' }, { encounterId: visit?.id });
    expect((await w.call(servicePath('encounter-start'), start)).status).toBe(200);
    const noVisit = await w.ask('amara', { hook: 'encounter-start' });
    expect((await w.call(servicePath('encounter-start'), noVisit)).status).toBe(400);
    const appointments = { resourceType: 'Bundle', type: 'collection' };
    const book = await w.ask('amara', { hook: 'appointment-book' }, { appointments });
    expect((await w.call(servicePath('appointment-book'), book)).status).toBe(200);
    const noAppointments = await w.ask('amara', { hook: 'appointment-book' });
    expect((await w.call(servicePath('appointment-book'), noAppointments)).status).toBe(400);
    for (const missing of ['userId', 'patientId'])
      expect((await w.call(servicePath(), await w.ask('amara', {}, { [missing]: undefined }))).status).toBe(
        400,
      );
  });

  test('A2-18 the origins that are named may call from a browser, and no others', async () => {
    const from = async (origin: string, method: string) => {
      const { headers, status } = await w.send(method, '/cds-services', { headers: { origin } });
      return [status, headers.get('access-control-allow-origin'), headers.get('vary')?.includes('Origin')];
    };
    expect(await from('https://ehr.example', 'OPTIONS')).toEqual([204, 'https://ehr.example', true]);
    expect(await from('https://ehr.example', 'GET')).toEqual([200, 'https://ehr.example', true]);
    expect(await from('https://else.example', 'GET')).toEqual([200, null, true]);
    expect(await from('https://else.example', 'OPTIONS')).toEqual([204, null, true]);
  });

  test('an error is JSON that names no person', async () => {
    for (const [method, path, status] of [
      ['GET', servicePath(), 405],
      ['POST', '/cds-services', 405],
      ['POST', '/cds-services/no-such', 404],
      ['GET', '/cds/no-such/cds-services', 404],
    ] as const) {
      const response = await w.send(method, path, method === 'POST' ? { body: {} } : {});
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.json()).toHaveProperty('code');
    }
    const token = await w.token(servicePath());
    const text = { token, text: '{}', headers: { 'content-type': 'text/plain' } };
    expect((await w.send('POST', servicePath(), text)).status).toBe(415);
  });

  test('each record system has an address of its own as well', async () => {
    const path = `/cds/stand-in${servicePath()}`;
    expect((await w.call(path, await w.ask('amara'))).status).toBe(200);
    expect(clientIss).not.toBe(w.issuer.iss);
  });
});
