import { createHash, randomUUID } from 'node:crypto';
import { concern, unscheduled, type World } from './world.ts';

/** What the gateway answers of it, by path: the same whatever key seals it. */
export type Answers = Readonly<Record<string, string>>;

const later = '2026-11-24T09:00:00.000Z';

/** Does one of everything that is kept sealed. Answers the token of whoever did it. */
export async function doEverything(w: World): Promise<string> {
  const gateway = w.gateway();
  const send = async (token: string, method: string, path: string, body: object): Promise<string> => {
    const answer = await gateway.call(method, `/api${path}`, { token, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text;
  };
  const at = w.now.toISOString();
  const first = await gateway.signIn();
  const called = randomUUID();
  const call = { at, to: 'Testshire', whoAnswered: 'J. DUMMY', said: 'Send it.' };
  await send(first, 'POST', `/concerns/${called}/calls`, call);
  w.now = new Date(later);

  const token = await gateway.signIn();
  await w.store.nhsSignIns.begin(
    createHash('sha256').update(token).digest('hex'),
    { state: 'under-way', startedAt: at, verifier: 'v', nonce: 'n' },
    { value: 'state', until: new Date('2026-11-24T09:10:00.000Z') },
  );
  const settled = { id: randomUUID(), at, how: 'sent-another-way', words: 'By secure e-mail.' };
  await send(token, 'POST', `/concerns/${called}/calls/settled`, settled);
  await send(token, 'POST', '/cpis/look-ups', unscheduled);
  await send(token, 'POST', '/cpis/other-checks', {
    how: 'portal',
    at: later,
    whoAnswered: 'J. DUMMY',
    said: 'Nothing known.',
  });
  const id = randomUUID();
  const { reference } = JSON.parse(await send(token, 'POST', '/concerns', concern(id))) as {
    reference: string;
  };
  const written = { state: 'written', resources: ['Condition/1'], at: later };
  await send(token, 'PUT', `/concerns/${reference}/record`, written);
  const happening = { id: randomUUID(), at: later, kind: 'acknowledged', from: 'Duty team' };
  await send(token, 'POST', `/concerns/${id}/happenings`, happening);
  await send(token, 'POST', `/concerns/${id}/versions`, {
    after: 1,
    why: 'Counted again.',
    concern: { ...concern(id), facts: 'Two bruises.' },
  });
  await send(token, 'PUT', '/draft', { content: { facts: 'so far' } });
  await send(token, 'POST', '/acknowledgements', {
    rule: 'ear-bruise',
    version: '1.0.0',
    evidence: 'k1',
    pieces: ['p1'],
    reason: 'explained',
  });
  await send(token, 'POST', '/was-not-brought', {
    appointment: 'Appointment/a1',
    authority: 'Testshire Council',
    phone: '0114 496 0101',
    spokeTo: 'Duty worker',
    at: later,
  });
  await gateway.call('GET', '/api/rules', { token });
  return token;
}

const paths = ['/cpis', '/cpis/other-checks', '/concerns', '/draft', '/acknowledgements', '/was-not-brought'];

/** What the page would be shown of it now. */
export async function answersOf(w: World, token: string, store = w.store): Promise<Answers> {
  const answers = paths.map(async (path) => {
    const answer = await w.gateway(store).call('GET', `/api${path}`, { token });
    return [path, `${answer.status} ${await answer.text()}`] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}
