import type {
  Account,
  BodyMark,
  Concern,
  Explanation,
  SharedItem,
  SharingDecision,
} from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { LawfulBasisList } from '../../domain/lawful-basis.ts';
import type { Recipient } from '../../domain/concern.ts';
import { concernCategory } from '../../fhir/write/condition.ts';
import type { ConcernForm, MarkDraft } from './form.ts';
import { keptBasis, usualBasis } from './share/lawful-basis.ts';

/** What the form stands on besides what was typed. */
export interface FormSetting {
  /** In order; the first is the one it is sent to. */
  readonly recipients: readonly Recipient[];
  readonly bases: LawfulBasisList;
  readonly purpose: string;
  readonly household: string;
  readonly communication: string;
}

const optional = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>);

const numbered = <K extends string>(key: K, text: string): Partial<Record<K, number>> =>
  text.trim() === '' ? {} : ({ [key]: Number(text.replace(',', '.')) } as Record<K, number>);

function explanationOf(mark: MarkDraft): Explanation {
  if (mark.explanation === 'given') return { state: 'given', words: mark.words.trim(), by: mark.by.trim() };
  return { state: mark.explanation === '' ? 'not-asked-yet' : mark.explanation };
}

const markOf = (mark: MarkDraft): BodyMark => ({
  id: mark.id,
  region: mark.region,
  view: mark.view,
  kind: mark.kind === '' ? 'mark' : mark.kind,
  ...numbered('count', mark.count),
  ...numbered('lengthMm', mark.length),
  ...numbered('widthMm', mark.width),
  ...optional('shape', mark.shape),
  ...optional('colour', mark.colour),
  ...optional('note', mark.note),
  explanation: explanationOf(mark),
});

/** Accounts that say anything. */
export const writtenAccounts = (form: ConcernForm): readonly Account[] =>
  form.accounts
    .filter((account) => account.words.trim() !== '')
    .map(({ words, saidBy, present }) => ({
      words: words.trim(),
      saidBy: saidBy.trim(),
      present: present.trim(),
    }));

/** The ticked items of which there is anything at all. */
export function itemsThatGo(form: ConcernForm, household: string): readonly SharedItem[] {
  const there: Record<SharedItem, boolean> = {
    marks: form.marks.length > 0,
    facts: form.facts.trim() !== '' || form.ticks.length > 0,
    words: writtenAccounts(form).length > 0,
    voice: form.childsVoice.trim() !== '',
    'from-record': form.fromRecord.length > 0,
    opinion: form.opinion.trim() !== '',
    household: household.trim() !== '',
  };
  return form.items.filter((item) => there[item]);
}

/** What stands in a field of "More": what was typed, else what the record says. */
export const householdOf = (form: ConcernForm, setting: Pick<FormSetting, 'household'>): string =>
  form.more.household ?? setting.household;

export const basisIds = (
  form: ConcernForm,
  setting: Pick<FormSetting, 'bases' | 'recipients'>,
): readonly string[] => form.basis ?? usualBasis(setting.bases, setting.recipients[0]?.kind);

function decisionOf(form: ConcernForm, setting: FormSetting): SharingDecision {
  if (form.decision !== 'share')
    return {
      share: false,
      reasons: form.reasons.trim(),
      ...optional('advice', form.advice),
      ...optional('reviewAt', form.reviewAt),
    };
  return {
    share: true,
    recipients: setting.recipients,
    items: itemsThatGo(form, householdOf(form, setting)),
    purpose: (form.purpose ?? setting.purpose).trim(),
    basis: keptBasis(setting.bases, basisIds(form, setting)),
    consent: {
      state: form.consent === '' ? 'not-sought-prejudice' : form.consent,
      ...optional('by', form.consentBy),
    },
    informed: form.informed === '' ? 'not-yet-social-care-to-advise' : form.informed,
    ...optional('advice', form.advice),
    ...optional('conditions', form.conditions),
  };
}

/** The concern as it is sent, of a form without faults. */
export const toConcern = (form: ConcernForm, setting: FormSetting, writtenAt: Instant): Concern => ({
  id: form.id,
  about: form.about,
  startedAt: form.startedAt,
  writtenAt,
  category: concernCategory(form.about),
  marks: form.marks.map(markOf),
  facts: form.facts.trim(),
  ticks: form.ticks,
  fromRecord: form.fromRecord,
  accounts: writtenAccounts(form),
  childsVoice: form.childsVoice.trim(),
  opinion: form.opinion.trim(),
  ...optional('household', householdOf(form, setting)),
  ...optional('communication', form.more.communication ?? setting.communication),
  ...optional('barriers', form.more.barriers ?? ''),
  ...optional('advised', form.more.advised ?? ''),
  safeNow: form.safeNow === '' ? 'yes-with-us' : form.safeNow,
  done: form.done.trim(),
  decision: decisionOf(form, setting),
});
