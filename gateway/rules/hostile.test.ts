import { describe, expect } from 'vitest';
import type { CodeSetHistory } from '../../src/api/code-sets.ts';
import type { Problem } from '../../src/api/problem.ts';
import type { RuleHistory } from '../../src/api/rules.ts';
import { engines } from '../test/engines.ts';
import { iss } from '../test/stand-in-ehr.ts';
import { attendances, inLeadWorld, newest, type LeadWorld } from '../test/lead-world.ts';

type Answer = RuleHistory & Problem;
const written = (id: string, more: object = {}) => ({ ...attendances, id, title: `Rule ${id}`, ...more });
/** Arrays in arrays, or criteria in criteria, as text: too deep to be made as a value. */
const deep = (open: string, inner: string, close: string, times = 200_000) =>
  open.repeat(times) + inner + close.repeat(times);

describe.each(engines())('a rule book that is tried, on $name', (engine) => {
  let w: LeadWorld;
  const test = inLeadWorld(engine, (made) => (w = made));
  const make = async (id: string, who: LeadWorld['lead'] = w.lead) => {
    const made = await who<Answer>('POST', '/api/rule-book', { content: written(id) });
    expect(made.status).toBe(201);
    return newest(made.body);
  };
  const move = (who: LeadWorld['lead'], id: string, body: object) =>
    who<Answer>('POST', `/api/rule-book/${id}/moves`, body);

  test('approves only the words that were submitted and seen', async () => {
    const first = await make('seen');
    await move(w.lead, 'seen', { move: 'submit', number: 1, digest: first.digest });
    const edited = await w.lead<Answer>('PUT', '/api/rule-book/seen/draft', {
      content: written('seen', { why: 'Otherwise.' }),
      seen: first.digest,
    });
    const approve = (digest: string) =>
      move(w.second, 'seen', { move: 'make-silent', number: 1, digest, reason: 'Reads well.' });
    expect((await approve(first.digest)).body.code).toBe('changed-since');
    expect((await approve(newest(edited.body).digest)).body.code).toBe('not-submitted');
    // Changed back to the very words that were submitted: still nobody asked.
    await w.lead('PUT', '/api/rule-book/seen/draft', {
      content: written('seen'),
      seen: newest(edited.body).digest,
    });
    expect((await approve(first.digest)).body.code).toBe('not-submitted');
  });

  test('lets one of two that approve at once', async () => {
    const { digest } = await make('at-once');
    await move(w.lead, 'at-once', { move: 'submit', number: 1, digest });
    const body = { move: 'make-silent', number: 1, digest, reason: 'Reads well.' };
    const answers = await Promise.all([move(w.second, 'at-once', body), move(w.both, 'at-once', body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('makes nothing of a retired version, and says why', async () => {
    const { digest } = await make('ended');
    await move(w.lead, 'ended', { move: 'submit', number: 1, digest });
    await move(w.lead, 'ended', { move: 'retire', number: 1, digest, reason: 'Not wanted.' });
    for (const name of ['make-silent', 'make-active', 'return']) {
      const again = await move(w.second, 'ended', { move: name, number: 1, digest, reason: 'Again.' });
      expect([name, again.status, again.body.code]).toEqual([name, 409, 'retired']);
    }
    for (const name of ['submit', 'retire']) {
      const again = await move(w.lead, 'ended', { move: name, number: 1, digest, reason: 'Again.' });
      expect([name, again.status, again.body.code]).toEqual([name, 409, 'retired']);
    }
  });

  test('takes words from an import, and neither a status nor a version', async () => {
    const rules = [{ ...written('forged'), status: 'active', version: '9.9.9' }];
    const taken = await w.lead('POST', '/api/rule-book/import', { safelight: 'rules', rules });
    expect(taken.status).toBe(200);
    const { body } = await w.lead<Answer>('GET', '/api/rule-book/forged');
    const { status, version, submitted, authors, content } = newest(body);
    expect([status, version, submitted, authors.map(({ name }) => name)]).toEqual([
      'draft',
      '1.0.0',
      false,
      ['Jo DUMMY'],
    ]);
    expect([content['status'], content['version']]).toEqual(['draft', '1.0.0']);
    for (const more of [{ authors: [{ name: 'Nobody' }] }, { digest: 'x' }, { pins: {} }]) {
      const forged = { safelight: 'rules', rules: [{ ...written('forged-too'), ...more }] };
      const refused = await w.lead<Answer>('POST', '/api/rule-book/import', forged);
      expect([refused.status, refused.body.problems?.[0]?.path]).toEqual([
        422,
        `rules[0].${Object.keys(more)[0] ?? ''}`,
      ]);
    }
  });

  test('keeps a person from approving their own words that a code set made anew', async () => {
    const made = await w.both<Answer>('POST', '/api/rule-book/bruise-ear/duplicate', {
      number: 1,
      id: 'bruise-again',
      title: 'Bruises of the ear again',
    });
    const { digest } = newest(made.body);
    await move(w.both, 'bruise-again', { move: 'submit', number: 1, digest });
    const body = { move: 'make-silent', number: 1, digest, reason: 'Reads well.' };
    expect((await move(w.second, 'bruise-again', body)).status).toBe(200);

    const at = '/api/code-sets/site-ear';
    const [before] = (await w.lead<CodeSetHistory>('GET', at)).body.versions;
    const concepts = [
      ...(before?.concepts ?? []),
      {
        system: 'urn:safelight:site-text',
        code: 'top of the ear',
        display: 'top of the ear',
        source: 'Made for a test',
      },
    ];
    const saved = await w.lead<CodeSetHistory>('PUT', `${at}/draft`, { title: before?.title, concepts });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const [draft] = saved.body.versions;
    const approved = await w.second<CodeSetHistory & Problem>('POST', `${at}/moves`, {
      move: 'approve',
      number: draft?.number,
      digest: draft?.digest,
      reason: 'Looked at together.',
    });
    expect([approved.status, approved.body.code]).toEqual([200, undefined]);

    const anew = newest((await w.lead<Answer>('GET', '/api/rule-book/bruise-again')).body);
    expect([anew.number, anew.status, anew.authors.map(({ name }) => name)]).toEqual([
      2,
      'silent',
      ['Jo MOCK'],
    ]);
    const shown = {
      move: 'make-active',
      number: 2,
      digest: anew.digest,
      reason: 'Mine.',
      override: 'At once.',
    };
    expect((await move(w.both, 'bruise-again', shown)).body.code).toBe('own-version');
    expect((await move(w.second, 'bruise-again', shown)).status).toBe(200);
  });

  test('answers odd names, odd characters and great depth with a refusal, and never by failing', async () => {
    await make('odd');
    const times = 60_000;
    const lists = deep('[', '', ']', times);
    const nots = deep('{"not":', '{"age":{"under":"P1Y"}}', '}', times);
    const rest = JSON.stringify(written('deep')).slice(1, -1);
    const plan = await w.lead('GET', '/api/rule-book/export?rule=frequent-attendance&as=plan-definition');
    const planText = JSON.stringify(plan.body).slice(0, -1);
    const nul = '\\u0000';
    const posts: readonly (readonly [string, string, string, number])[] = [
      ['POST', '', `{"content":{${rest},"when":${nots}}}`, 422],
      ['POST', '', `{"content":{${rest},"tests":${lists}}}`, 422],
      ['POST', '', `{"content":{${rest},"title":${lists}}}`, 422],
      ['POST', '', `{"content":{${rest},"further":${lists}}}`, 422],
      ['POST', '', `{"content":{${rest},"title":"${'x'.repeat(1_100_000)}"}}`, 413],
      ['POST', '', `{"content":{${rest},"title":"a${nul}"}}`, 400],
      ['POST', '', `{"content":{${rest},"id":"__proto__"}}`, 400],
      ['POST', '', `{"content":{"id":"deep","__proto__":{"title":"x"}}}`, 422],
      ['POST', '/import', `{"safelight":"rules","rules":[{${rest},"when":${nots}}]}`, 422],
      ['POST', '/import', `{"safelight":"rules","rules":[],"children":${lists}}`, 422],
      [
        'POST',
        '/import',
        `{"safelight":"rules","rules":[],"children":[{"id":"deep","title":"x","events":${lists}}]}`,
        422,
      ],
      ['POST', '/import', `{"resourceType":"PlanDefinition","extension":${lists}}`, 422],
      ['POST', '/import', `{"resourceType":"Bundle","entry":${lists}}`, 422],
      ['POST', '/import', `${planText},"library":${lists}}`, 422],
      ['POST', '/import', `${planText},"action":${lists}}`, 422],
      ['POST', '/children', `{"child":{"id":"deep","title":"x","events":${lists}}}`, 422],
      ['POST', '/children', `{"child":{"id":"deep","title":"x","further":${lists}}}`, 422],
      ['POST', '/odd/moves', `{"move":"retire","number":1,"digest":"x","reason":"a${nul}"}`, 400],
      ['POST', '/odd/moves', `{"move":"retire","number":1e308,"digest":"x","reason":"a"}`, 404],
      ['POST', '/odd/moves', `{"move":"make-active","number":-1,"digest":"x","reason":"a"}`, 404],
    ];
    const idToken = await w.ehr.idToken({ fhirUser: `${iss}/Practitioner/lead`, sub: 'lead' });
    const token = await w.here.signIn({ idToken });
    const answers: unknown[] = [];
    for (const [method, path, text] of posts) {
      const response = await w.here.call(method, `/api/rule-book${path}`, { token, text });
      answers.push([method, path, text.slice(0, 60) + text.slice(-40), response.status]);
    }
    expect(answers).toEqual(
      posts.map(([method, path, text, status]) => [
        method,
        path,
        text.slice(0, 60) + text.slice(-40),
        status,
      ]),
    );
    for (const path of [
      'rule-book/',
      'code-sets/',
      'rule-book/export?rule=',
      'rule-book/odd/difference?from=',
    ]) {
      for (const name of ['%00', '__proto__', 'constructor', '..%2F..', '%E0%A4%A', "'%20or%201=1"]) {
        const { status } = await w.here.call('GET', `/api/${path}${name}`, { token });
        expect([path, name, status]).toEqual([path, name, 404]);
      }
    }
  });
});
