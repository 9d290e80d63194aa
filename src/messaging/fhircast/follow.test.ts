import { describe, expect, it } from 'vitest';
import { createFollower } from './follow.ts';
import type { HubEvent } from './frames.ts';

const now = Date.parse('2026-11-20T10:44:00Z');
let ids = 0;
const event = (name: string, more: Partial<HubEvent> = {}): HubEvent => ({
  id: `event-${(ids += 1)}`,
  at: now,
  name,
  ...more,
});
const open = (patientId: string, more: Partial<HubEvent> = {}) =>
  event('patient-open', { patientId, ...more });
const follower = () => createFollower({ patientId: 'amara', encounterId: 'visit-1' });
const cleared = (why: string) => ({ status: 200, act: { do: 'blank', why } });
const nothing = { status: 200, act: { do: 'nothing' } };

describe('another record', () => {
  it('clears the screen', () => {
    expect(follower().hear(open('dev'), false, now)).toEqual(cleared('other-record'));
  });

  it('is one that is not named, too', () => {
    expect(follower().hear(event('patient-open'), false, now)).toEqual(cleared('other-record'));
    expect(follower().hear(event('encounter-open', { encounterId: 'visit-9' }), false, now)).toEqual(
      cleared('other-record'),
    );
  });

  it('is one whose visit is opened', () => {
    const theirs = event('encounter-open', { patientId: 'dev', encounterId: 'visit-1' });
    expect(follower().hear(theirs, false, now)).toEqual(cleared('other-record'));
  });

  it('is refused while words are not sent', () => {
    expect(follower().hear(open('dev'), true, now)).toEqual({
      status: 409,
      act: { do: 'refuse', why: 'other-record' },
    });
  });
});

describe('this child', () => {
  it('is shown again', () => {
    const one = follower();
    one.hear(open('dev'), false, now);
    expect(one.hear(open('amara'), false, now)).toEqual({
      status: 200,
      act: { do: 'show', otherVisit: false },
    });
  });

  it.each([
    ['the same visit', { patientId: 'amara', encounterId: 'visit-1' }, false],
    ['the same visit, whose child is not named', { encounterId: 'visit-1' }, false],
    ['another visit', { patientId: 'amara', encounterId: 'visit-2' }, true],
  ])('in %s', (_, context, otherVisit) => {
    expect(follower().hear(event('encounter-open', context), false, now).act).toEqual({
      do: 'show',
      otherVisit,
    });
  });

  it('is gone when the record is closed, named or not', () => {
    expect(follower().hear(event('patient-close', { patientId: 'amara' }), false, now)).toEqual(
      cleared('closed'),
    );
    expect(follower().hear(event('patient-close'), false, now)).toEqual(cleared('closed'));
  });

  it('stays when another record or a visit is closed', () => {
    expect(follower().hear(event('patient-close', { patientId: 'dev' }), false, now)).toEqual(nothing);
    expect(follower().hear(event('encounter-close', { patientId: 'amara' }), false, now)).toEqual(nothing);
  });

  it('is not closed under words that are not sent', () => {
    expect(follower().hear(event('patient-close', { patientId: 'amara' }), true, now)).toEqual({
      status: 409,
      act: { do: 'refuse', why: 'closed' },
    });
  });
});

describe('the order of events', () => {
  const minute = 60_000;

  it('ignores one that is older than what counts', () => {
    const one = follower();
    one.hear(open('amara'), false, now);
    expect(one.hear(open('dev', { at: now - 1 }), false, now)).toEqual(nothing);
  });

  it('takes one of the same moment', () => {
    const one = follower();
    one.hear(open('amara'), false, now);
    expect(one.hear(open('dev'), false, now)).toEqual(cleared('other-record'));
  });

  it('takes one whose time cannot be read', () => {
    const one = follower();
    one.hear(open('amara'), false, now);
    expect(one.hear(open('dev', { at: undefined }), false, now)).toEqual(cleared('other-record'));
  });

  it('is not silenced for ever by a time far ahead', () => {
    const one = follower();
    one.hear(open('amara', { at: now + 1000 * 365 * 24 * 60 * minute }), false, now);
    expect(one.hear(open('dev', { at: now + 2 * minute }), false, now + 2 * minute)).toEqual(
      cleared('other-record'),
    );
  });

  it('acts on a repeat once, and answers it as before', () => {
    const one = follower();
    const first = open('dev');
    expect(one.hear(first, true, now).status).toBe(409);
    expect(one.hear(first, false, now)).toEqual({ status: 409, act: { do: 'nothing' } });
  });

  it('ends the session whatever its time', () => {
    const one = follower();
    one.hear(open('amara'), false, now);
    expect(one.hear(event('userlogout', { at: 0 }), true, now)).toEqual({
      status: 200,
      act: { do: 'sign-out' },
    });
  });
});

describe('other events', () => {
  it('clears the screen of a person who locked theirs, words or not', () => {
    expect(follower().hear(event('userhibernate'), true, now)).toEqual(cleared('locked'));
  });

  it('warns when another program could not follow, and not when this one would not', () => {
    const one = follower();
    const refused = open('dev');
    one.hear(refused, true, now);
    expect(one.hear(event('syncerror', { about: refused.id }), false, now)).toEqual(nothing);
    expect(one.hear(event('syncerror', { about: 'theirs' }), false, now).act).toEqual({ do: 'warn' });
    expect(one.hear(event('syncerror'), false, now).act).toEqual({ do: 'warn' });
  });

  it.each(['diagnosticreport-open', 'imagingstudy-open', 'heartbeat', 'patient-select', ''])(
    'lets %s be',
    (name) => {
      expect(follower().hear(event(name, { patientId: 'dev' }), false, now)).toEqual(nothing);
    },
  );
});

it('never shows this child after the last word was another, whatever came in between', () => {
  // A fixed sequence of pseudo-random numbers: the same walk every time.
  let seed = 20261120;
  const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let walk = 0; walk < 2000; walk += 1) {
    const one = follower();
    let shown = true;
    let latest = { at: -Infinity, ours: true };
    for (let step = 0; step < 10; step += 1) {
      const at = now + Math.floor(random() * 20) - 10;
      const ours = random() < 0.4;
      const { act } = one.hear(open(ours ? 'amara' : `child-${step}`, { at }), false, now);
      if (at >= latest.at) latest = { at, ours };
      if (act.do === 'show') shown = true;
      if (act.do === 'blank') shown = false;
      expect(shown).toBe(latest.ours);
    }
  }
});
