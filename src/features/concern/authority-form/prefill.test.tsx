import { describe, expect, it } from 'vitest';
import form from '../../../../smart-config/questionnaires/testshire-referral.json';
import { parseNhsNumber } from '../../../domain/nhs-number.ts';
import type { Child } from '../../../domain/child.ts';
import { emptyForm } from '../form.ts';
import { authorityFormFaults, authorityFormFor, type AuthorityAnswers } from './answers.ts';
import { prefillOf } from './known.ts';
import { marked } from './marked.ts';
import { prefilled, prefillSystem, stillFilled } from './prefill.ts';

const number = parseNhsNumber('9990123454');
if (number === undefined) throw new Error('A valid number is wanted.');
const child: Child = {
  patientId: 'child-1',
  name: { given: 'Amara', family: 'TESTCHILD' },
  birthDate: '2025-01-14',
  gender: 'female',
  nhsNumber: { state: 'verified', value: number },
  deceased: false,
  address: { lines: ['1 Test Street', 'Testtown'], postcode: 'S1 2AA', nation: 'england' },
  restricted: false,
};
const typed = {
  ...emptyForm({ id: 'c', accountId: 'a', at: '2026-11-20T10:30:00.000Z', outline: 'child', about: 'child' }),
  facts: 'Bruise on the left ear.',
};
const clinician = { reference: 'Practitioner/p1', name: 'Priya SAMPLE', role: 'staff nurse' };
const prefill = prefillOf(child, clinician, typed);
const ours = (item: Partial<fhir4.QuestionnaireItem>): fhir4.QuestionnaireItem => ({
  linkId: 'q',
  text: 'A question',
  type: 'string',
  ...item,
});
const code = (of: string) => ({ code: [{ system: prefillSystem, code: of }] });
const answerTo = (item: Partial<fhir4.QuestionnaireItem>) =>
  prefilled([ours(item)], prefill).item[0]?.answer?.[0];
const example: fhir4.Questionnaire = JSON.parse(JSON.stringify(form)) as fhir4.Questionnaire;

describe('what a form is filled in with', () => {
  it('is what the record, the sign-in and the concern say, by expression, code or element', () => {
    const { item, filled } = prefilled(example.item ?? [], prefill);
    const answers = item.flatMap(({ item: within = [] }) =>
      within.map(({ linkId, answer }) => [linkId, answer?.[0]] as const),
    );
    expect(answers).toEqual([
      ['child-name', { valueString: 'Amara TESTCHILD' }],
      ['child-born', { valueDate: '2025-01-14' }],
      ['child-nhs-number', { valueString: '9990123454' }],
      ['child-postcode', { valueString: 'S1 2AA' }],
      ['worry-words', { valueString: 'Bruise on the left ear.' }],
      ['referrer-name', { valueString: 'Priya SAMPLE' }],
    ]);
    expect(filled.map(({ linkId }) => linkId)).toEqual(answers.map(([linkId]) => linkId));
  });

  it('is of the kind that is asked for, or nothing', () => {
    const options = [{ valueCoding: { code: 'female', display: 'Girl' } }, { valueString: 'boy' }];
    expect(answerTo({ type: 'choice', answerOption: options, ...code('gender') })).toEqual({
      valueCoding: { code: 'female', display: 'Girl' },
    });
    expect(answerTo({ type: 'choice', answerOption: options, ...code('postcode') })).toBeUndefined();
    expect(answerTo({ type: 'date', ...code('postcode') })).toBeUndefined();
    expect(answerTo({ type: 'integer', ...code('nhs-number') })).toBeUndefined();
    expect(answerTo({ ...code('constructor') })).toBeUndefined();
    expect(answerTo({ maxLength: 6, ...code('facts') })).toEqual({ valueString: 'Bruise' });
    expect(answerTo(code('practice'))).toBeUndefined();
    expect(answerTo({})).toBeUndefined();
  });

  it('is no NHS number that the record has doubts about, and nothing of a child who was not read', () => {
    const several = prefillOf({ ...child, nhsNumber: { state: 'several' } }, clinician, typed);
    expect(prefilled([ours(code('nhs-number'))], several).item).toEqual([]);
    expect(prefilled([ours(code('name'))], prefillOf(undefined, undefined, typed)).item).toEqual([]);
  });

  it('is marked as such, and no longer where the person wrote something else', () => {
    const { item, filled } = prefilled(example.item ?? [], prefill);
    const changed = item.map((group) => ({
      ...group,
      item: group.item?.map((one) =>
        one.linkId === 'child-name' ? { ...one, answer: [{ valueString: 'Amara Joy' }] } : one,
      ),
    })) as fhir4.QuestionnaireResponseItem[];
    const still = stillFilled(filled, item, changed);
    expect(still.map(({ linkId }) => linkId)).not.toContain('child-name');
    expect(still).toHaveLength(filled.length - 1);
    const noted = JSON.stringify(marked(example, still));
    expect(noted).toContain('child-born-filled-in');
    expect(noted).not.toContain('child-name-filled-in');
    expect(JSON.stringify(example)).not.toContain('filled-in');
  });
});

describe('answers to a form', () => {
  const testshire = { kind: 'social-care', authority: 'Testshire', named: 'chosen', phones: {} } as const;
  const answers: AuthorityAnswers = {
    authority: 'Testshire',
    questionnaire: 'https://testshire.example/q|1',
    item: [{ linkId: 'a', answer: [{ valueString: 'yes' }] }],
    missing: [],
  };

  it('go to the authority whose form it is, and to nobody else', () => {
    expect(authorityFormFor(testshire, { authorityForm: answers })).toEqual({
      authorityForm: { questionnaire: answers.questionnaire, item: answers.item },
    });
    for (const other of [{ ...testshire, authority: 'Sampleshire' }, { kind: 'police' } as const, undefined])
      expect(authorityFormFor(other, { authorityForm: answers })).toEqual({});
    expect(authorityFormFor(testshire, {})).toEqual({});
    expect(authorityFormFor(testshire, { authorityForm: { ...answers, item: [] } })).toEqual({});
  });

  it('that are not whole stop Send, and only while they would go', () => {
    const half = { authorityForm: { ...answers, missing: ['Your name', 'Which is closest?'] } };
    expect(authorityFormFaults(testshire, half)).toEqual([
      {
        field: 'concern-authority-form',
        message:
          'Still to be answered or put right in Testshire’s form: “Your name” and “Which is closest?”. Or leave the form out.',
      },
    ]);
    expect(authorityFormFaults({ kind: 'police' }, half)).toEqual([]);
    expect(authorityFormFaults(testshire, { authorityForm: answers })).toEqual([]);
  });
});
