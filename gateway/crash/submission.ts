import { randomUUID } from 'node:crypto';
import { concern } from '../test/world.ts';
import type { CrashWorld, Visit } from './world.ts';

/** Everything that is done with one concern, from a colleague's draft to an amendment. */
export interface Submission {
  readonly visit: Visit;
  readonly colleague: Visit;
  readonly id: string;
  readonly happening: string;
  /** What a page learned on the way. */
  readonly learned: { offer?: string; reference?: string };
}

export const stepNames = [
  'draft begun',
  'draft offered',
  'draft taken',
  'call recorded',
  'concern logged',
  'record written',
  'happening told',
  'concern amended',
  'draft ended',
] as const;
export type StepName = (typeof stepNames)[number];

/** A new child, with a colleague who has begun to write. */
export async function newSubmission(world: CrashWorld, origin: string): Promise<Submission> {
  const visit = await world.launch(origin);
  const colleague = await world.colleague(origin, visit);
  return { visit, colleague, id: randomUUID(), happening: randomUUID(), learned: {} };
}

const at = '2026-01-05T10:42:00.000Z';
const written = (id: string) => ({ ...concern(id), startedAt: at, writtenAt: at });

/** One request of a page. */
async function send(origin: string, { token }: Visit, how: string, path: string, body?: object) {
  const response = await fetch(`${origin}/api${path}`, {
    method: how,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${how} ${path}: ${response.status} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as { id?: string; reference?: string };
}

async function make(step: StepName, origin: string, of: Submission): Promise<void> {
  const { visit, colleague, id, learned } = of;
  const post = (path: string, body: object) => send(origin, visit, 'POST', path, body);
  switch (step) {
    case 'draft begun':
      await send(origin, colleague, 'PUT', '/draft', { content: { facts: 'so far' } });
      return;
    case 'draft offered': {
      const { id: offer } = await send(origin, colleague, 'POST', '/draft/hand-over', { to: 'Ash' });
      if (offer !== undefined) learned.offer = offer;
      return;
    }
    case 'draft taken':
      await post('/draft/take', { id: learned.offer });
      return;
    case 'call recorded':
      await post(`/concerns/${id}/calls`, { at, to: 'Testshire', whoAnswered: 'Duty', said: 'Send it.' });
      return;
    case 'concern logged': {
      const { reference } = await post('/concerns', written(id));
      if (reference !== undefined) learned.reference = reference;
      return;
    }
    case 'record written': {
      const outcome = { state: 'written', resources: ['Condition/1'], at };
      await send(origin, visit, 'PUT', `/concerns/${learned.reference ?? ''}/record`, outcome);
      return;
    }
    case 'happening told':
      await post(`/concerns/${id}/happenings`, {
        id: of.happening,
        at,
        kind: 'acknowledged',
        from: 'Duty team',
      });
      return;
    case 'concern amended':
      await post(`/concerns/${id}/versions`, {
        after: 1,
        why: 'Counted again.',
        concern: { ...written(id), facts: 'Two bruises.' },
      });
      return;
    case 'draft ended':
      await send(origin, visit, 'DELETE', '/draft');
  }
}

/**
 * Does what is left of it, in order, as a page would. Answers the steps that were answered for. Throws when a step is
 * refused; that the gateway went away ends it.
 */
export async function submit(
  origin: string,
  of: Submission,
  done: readonly StepName[] = [],
): Promise<readonly StepName[]> {
  const answered = [...done];
  for (const step of stepNames.slice(done.length)) {
    try {
      await make(step, origin, of);
    } catch (error) {
      // The platform's own words for a line that was cut.
      if (error instanceof TypeError) return answered;
      throw error;
    }
    answered.push(step);
  }
  return answered;
}
