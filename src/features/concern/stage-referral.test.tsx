import { describe, expect, it } from 'vitest';
import { notShared, sampleConcern, sampleInput } from '../../fhir/write/sample-concern.ts';
import { concernBundle } from '../../fhir/write/concern-bundle.ts';
import type { RecordWindow, WindowFailure } from '../../messaging/web-messaging/record-window.ts';
import { stageIfSigned, type Staged } from './stage-referral.ts';

const { decision } = sampleConcern;
if (!decision.share) throw new Error('The sample is shared');
const toSign = { ...sampleConcern, decision: { ...decision, route: 'record-system-to-sign' as const } };
const input = sampleInput(toSign);
const ok = <T,>(value: T) => Promise.resolve({ ok: true as const, value });
const no = (kind: WindowFailure['kind']) => Promise.resolve({ ok: false as const, failure: { kind } });

interface Kept {
  resourceType: string;
  id?: string;
  [key: string]: unknown;
}

/** A scratchpad that keeps what it is given, and answers as a test says. */
function scratchpad(how: { create?: WindowFailure['kind']; read?: WindowFailure['kind'] } = {}) {
  const kept: Kept[] = [];
  const window: RecordWindow = {
    may: () => true,
    done: () => ok('done'),
    launch: () => ok('done'),
    create: (resource) => {
      const id = `draft-${kept.length + 1}`;
      if (how.create !== 'refused') kept.push({ ...resource, id });
      return how.create === undefined ? ok(`ServiceRequest/${id}`) : no(how.create);
    },
    read: () => (how.read === undefined ? ok(kept) : no(how.read)),
    update: () => ok('done'),
    remove: () => ok('done'),
  };
  return { kept, window };
}
const stage = (window: RecordWindow | undefined, before?: Staged) =>
  stageIfSigned(window, input, toSign, before);

describe('a referral that is signed in the record system', () => {
  it('is put there as a draft of this child’s, which names what goes with it', async () => {
    const { kept, window } = scratchpad();
    expect(await stage(window)).toEqual({ state: 'staged', location: 'ServiceRequest/draft-1' });
    expect(kept).toMatchObject([
      {
        resourceType: 'ServiceRequest',
        status: 'draft',
        subject: { reference: `Patient/${input.patientId}` },
        supportingInfo: [{ type: 'DocumentReference', identifier: { value: expect.any(String) as string } }],
      },
    ]);
    expect(JSON.stringify(kept)).not.toContain('urn:uuid');
  });

  it('is not put there twice', async () => {
    const { kept, window } = scratchpad();
    const first = await stage(window);
    expect(await stage(window, first)).toEqual(first);
    expect(kept.length).toBe(1);
  });

  it('is found again after an answer that was lost', async () => {
    const losing = scratchpad({ create: 'no-answer' });
    expect(await stage(losing.window)).toEqual({ state: 'not-known' });
    const { window } = scratchpad();
    const looking = { ...window, read: () => ok(losing.kept) };
    expect(await stage(looking, { state: 'not-known' })).toEqual({
      state: 'staged',
      location: 'ServiceRequest/draft-1',
    });
  });

  it('is not put there again while nobody can look', async () => {
    const { kept, window } = scratchpad({ read: 'refused' });
    expect(await stage(window, { state: 'not-known' })).toEqual({ state: 'not-known' });
    expect(kept).toEqual([]);
  });

  it.each([
    ['refused', 'not-staged'],
    ['not-granted', 'not-staged'],
    ['not-sent', 'not-staged'],
    ['odd-answer', 'not-known'],
  ] as const)('after %s is %s', async (create, state) => {
    expect(await stage(scratchpad({ create }).window)).toEqual({ state });
  });

  it('is not there where the window is gone, and stays what it was', async () => {
    expect(await stage(undefined)).toEqual({ state: 'not-staged' });
    expect(await stage(undefined, { state: 'not-known' })).toEqual({ state: 'not-known' });
  });

  it('stays taken back', async () => {
    const { kept, window } = scratchpad();
    expect(await stage(window, { state: 'taken-back' })).toEqual({ state: 'taken-back' });
    expect(kept).toEqual([]);
  });

  it('is not for any other way', async () => {
    const { kept, window } = scratchpad();
    expect(await stageIfSigned(window, input, sampleConcern, undefined)).toBeUndefined();
    expect(await stageIfSigned(window, sampleInput(notShared), notShared, undefined)).toBeUndefined();
    expect(kept).toEqual([]);
  });
});

describe('what is written of it to the record', () => {
  const entries = (concernBundle(input).entry ?? []).flatMap(({ resource }) => resource ?? []);

  it('is everything but the order and its task', () => {
    const types = entries.map(({ resourceType }) => resourceType);
    expect(types).toEqual(expect.arrayContaining(['Condition', 'QuestionnaireResponse', 'AuditEvent']));
    expect(types).not.toContain('ServiceRequest');
    expect(types).not.toContain('Task');
  });

  it('names nothing that is not there', () => {
    const there = (concernBundle(input).entry ?? []).map(({ fullUrl }) => fullUrl);
    const named = JSON.stringify(entries).match(/"reference":"urn:uuid:[^"]+"/g) ?? [];
    for (const one of named) expect(there).toContain(one.slice(13, -1));
  });

  it('does not say that anybody was told', () => {
    for (const one of entries.filter(({ resourceType }) => resourceType === 'Communication'))
      expect(one).toMatchObject({ status: 'preparation' });
  });
});
