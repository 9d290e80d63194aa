import { describe, expect, it } from 'vitest';
import type { SharingDecision } from '../../../domain/concern.ts';
import { sampleConcern, sampleInput } from '../sample-concern.ts';
import { asText } from './as-text.ts';
import { answersSection } from './answers-section.ts';
import { referralDocument } from './referral-document.ts';

const shared = sampleConcern.decision;
if (!shared.share) throw new Error('A shared concern is wanted.');
const answered = (item: readonly unknown[]): SharingDecision => ({
  ...shared,
  authorityForm: { questionnaire: 'https://testshire.example/Questionnaire/ours|1', item },
});
const linesOf = (item: readonly unknown[]): unknown =>
  answersSection(answered(item)).flatMap(({ body }) =>
    body.kind === 'entries' ? body.entries.map(({ label, text }) => `${label ?? ''}: ${text}`) : [],
  );

describe('answers to an authority’s own form', () => {
  it('are read as they were asked, whatever their kind and however deep', () => {
    expect(
      linesOf([
        {
          linkId: 'group',
          text: 'The child',
          item: [
            { linkId: 'a', text: 'Full name', answer: [{ valueString: 'Amara TESTCHILD' }] },
            { linkId: 'b', text: 'Born', answer: [{ valueDate: '2023-03-14' }] },
          ],
        },
        {
          linkId: 'c',
          text: 'Which is closest?',
          answer: [
            {
              valueCoding: { code: 'harm-now', display: 'Harm now' },
              item: [{ linkId: 'd', text: 'Since', answer: [{ valueInteger: 0 }] }],
            },
          ],
        },
        {
          linkId: 'e',
          text: 'When can they reach you?',
          answer: [{ valueString: 'morning' }, { valueString: 'night' }],
        },
        { linkId: 'f', text: 'Early help?', answer: [{ valueBoolean: false }] },
        { linkId: 'g', text: 'Not answered' },
        'no item',
      ]),
    ).toEqual([
      'Full name: Amara TESTCHILD',
      'Born: 14 March 2023',
      'Which is closest?: Harm now',
      'Since: 0',
      'When can they reach you?: morning; night',
      'Early help?: No',
    ]);
  });

  it('are a part of what goes and of what is kept, under whose form it is; nothing where there are none', () => {
    const item = [{ linkId: 'a', text: 'Postcode', answer: [{ valueString: 'ZZ99 3WZ' }] }];
    const input = sampleInput({ ...sampleConcern, decision: answered(item) });
    for (const extent of [{ goes: shared.goes }, 'whole'] as const) {
      const text = asText(referralDocument(input, extent));
      expect(text).toMatch(/Answers to the form of .*children.s social care/i);
      expect(text).toContain('ZZ99 3WZ');
    }
    expect(answersSection(shared)).toEqual([]);
    expect(answersSection(answered([]))).toEqual([]);
    expect(asText(referralDocument(sampleInput(sampleConcern), 'whole'))).not.toContain(
      'Answers to the form',
    );
  });
});
