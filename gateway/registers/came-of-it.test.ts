import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from '../../src/api/registers.ts';
import { lineOf as listed } from '../audit/list-line.ts';
import { iss } from '../test/stand-in-ehr.ts';
import { carried, disclosures, entriesAbout, log, tell, told } from '../test/followed.ts';
import { detailsOf } from '../test/ledger.ts';
import { teamWorld, type Answer, type Calls, type TeamWorld } from '../test/team-world.ts';
import { concern } from '../test/world.ts';
import { lineOf } from './line-of.ts';

const start = '2026-11-20T10:42:00.000Z';

describe('what the figures and the listing say came of a concern', () => {
  let w: TeamWorld;
  let nurse: Calls;
  beforeAll(async () => {
    w = await teamWorld();
    w.now = new Date(start);
    nurse = await w.as('nurse');
  });
  afterAll(() => w.store.db.destroy());

  const written = async () => {
    const kept = await log(nurse, concern(randomUUID()));
    await nurse('PUT', `/api/concerns/${kept.ref}/record`, {
      state: 'written',
      resources: ['Condition/1'],
      at: start,
    });
    return kept;
  };

  it('counts what was decided and what was answered in time, whichever way it went', async () => {
    for (let i = 0; i < 10; i += 1) {
      const byRecord = await written();
      const byHand = await log(nurse, carried());
      await tell(nurse, byHand.id, told(w, 'sent', { how: 'secure-email' }));
      for (const { id } of [byRecord, byHand])
        await tell(nurse, id, told(w, 'decided', { decision: 'section-17', from: 'Duty team' }));
    }
    const lead = await w.as('registers', 'none');
    const { body } = (await lead(
      'GET',
      '/api/register/activity?from=2026-11&to=2026-11',
    )) as Answer<Activity>;
    const count = (measure: string, value = '') =>
      body.rows.find((row) => row.measure === measure && row.value === value)?.count;
    expect(count('shared', 'Assessment under section 17')).toBe(20);
    expect(count('shared', 'No decision yet') ?? 0).toBe(0);
    expect(count('answered-in-time')).toBe(20);
    expect(count('no-answer-yet')).toBe(0);
  });

  it('lists the decision, as a code', async () => {
    const kept = await log(nurse, carried());
    await tell(nurse, kept.id, told(w, 'decided', { decision: 'section-47', from: 'Purple elephant' }));
    const lines = (await entriesAbout(w, kept)).map((entry) =>
      listed({ number: 1, entry: JSON.stringify(entry) }, 'salt'),
    );
    expect(lines.join('\n')).toContain('step=decided, decision-of-authority=section-47');
    expect(lines.join('\n')).not.toContain('elephant');
  });

  it('says of one that the record system carried that it was sent, at whose address', async () => {
    const kept = await written();
    const steps = (await entriesAbout(w, kept)).map(detailsOf).filter(({ step }) => step === 'sent');
    expect(steps).toMatchObject([{ concern: kept.id, route: 'within-record-system', happened: start }]);
    const [sent] = await disclosures(w, kept);
    const to = sent?.agent.find(({ type }) => type?.coding?.[0]?.code === '110152');
    expect(to?.network).toEqual({ address: iss, type: '5' });
  });

  it('counts one that went before there was a step of its own, by its disclosure', async () => {
    const kept = await written();
    const [sent] = await disclosures(w, kept);
    if (sent === undefined) throw new Error('Nothing was disclosed.');
    expect(lineOf(sent).counted).toEqual({ of: 'step', concern: kept.id, step: 'sent', at: start });
  });
});
