import { describe, expect, it } from 'vitest';
import { asText } from '../../../fhir/write/document/as-text.ts';
import { policeReport } from '../../../fhir/write/document/police-report.ts';
import { referralDocument } from '../../../fhir/write/document/referral-document.ts';
import { fgmConcern } from '../../../fhir/write/more-sample-concerns.ts';
import { notShared, sampleInput } from '../../../fhir/write/sample-concern.ts';
import { emptyForm, type ConcernForm } from '../form.ts';
import { soFar, unansweredOf } from './so-far.ts';

const form = (changes: Partial<ConcernForm>): ConcernForm => ({
  ...emptyForm({ id: 'a', accountId: 'b', outline: 'child', about: 'child', at: '2026-11-20T10:42:00Z' }),
  ...changes,
});
const answered = {
  safeNow: 'yes-with-us',
  decision: 'share',
  consent: 'given',
  informed: 'informed',
} as const;
const words = (changes: Partial<ConcernForm>, whole: ReturnType<typeof referralDocument>): string =>
  asText(soFar(whole, unansweredOf(form(changes))));

describe('the document of an unfinished form', () => {
  const whole = referralDocument(sampleInput(), 'whole');

  it('says nothing of what was not answered', () => {
    const empty = words({}, whole);
    expect(unansweredOf(form({}))).toEqual(['safe', 'decision']);
    expect(empty).not.toMatch(/safe at this moment/i);
    expect(empty).not.toMatch(/Shared with|Consent/);
    expect(words({ ...answered, consent: '' }, whole)).not.toMatch(/Shared with|Consent/);
    expect(words({ ...answered, safeNow: '' }, whole)).not.toMatch(/safe at this moment/i);
    expect(words({}, referralDocument(sampleInput(notShared), 'whole'))).not.toContain('Not shared');
  });

  it('is the whole document once all is answered', () => {
    expect(words(answered, whole)).toBe(asText(whole));
    expect(unansweredOf(form({ safeNow: 'no-999', decision: 'not' }))).toEqual([]);
  });

  it('tells the police when it is due, and whether she is safe only once that was said', () => {
    const report = policeReport(sampleInput(fgmConcern));
    if (report === undefined) throw new Error('There is something to report.');
    expect(words({}, report)).toContain('In danger now: 999');
    expect(words({}, report)).not.toMatch(/safe at this moment/i);
    expect(words(answered, report)).toMatch(/safe at this moment/i);
  });
});
