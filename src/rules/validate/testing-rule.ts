import type { Vocabulary } from '../vocabulary.ts';

/** The smallest vocabulary and the smallest good rule over it, for tests that spoil one thing at a time. */
export const vocabulary: Vocabulary = {
  codeSets: [{ id: 'ear', version: '1.0.0', title: 'Ear', concepts: [{ system: 's', code: 'c' }] }],
  eventKinds: [
    { id: 'bruise', one: 'bruise', many: 'bruises', from: [{ resource: 'Condition', when: 'onset' }] },
    { id: 'visit', one: 'visit', many: 'visits', from: [{ resource: 'Encounter', when: 'period.start' }] },
  ],
};
export const bruise = { events: { kind: 'bruise' } };
export const rule = {
  id: 'a-rule',
  version: '1.0.0',
  status: 'active',
  title: 'A rule',
  severity: 'high',
  applies: { age: { under: 'P18Y' } },
  when: bruise,
  why: 'Because.',
  advice: 'Do.',
  toAsk: 'Ask.',
  guideline: { title: 'G', grade: 'local' },
  owner: 'Lead',
  reviewBy: '2027-11-01',
  tests: ['yes', 'no', 'unknown'].map((expect) => ({ child: 'x', expect })),
};
