import { fixText } from '../../../text/concern-share.ts';
import type { FieldError } from '../../../ui/ErrorSummary.tsx';
import { authorityFormFaults } from '../authority-form/answers.ts';
import { fieldIds, when } from '../field-ids.ts';
import type { ConcernForm } from '../form.ts';
import type { FormSetting } from '../form-setting.ts';
import { toConcern } from '../to-concern.ts';
import { appliesOn } from '../../../domain/lawful-basis.ts';
import { aboutOthers, goes, seenKey } from './pieces.ts';
import { wordsOf } from './piece-words.ts';
import { basisIds, londonInput, piecesNow } from './to-decision.ts';

const blank = (text: string): boolean => text.trim() === '';

/** An Article 6 basis and an Article 9 condition, both of which apply today. */
function lawful(form: ConcernForm, setting: FormSetting): boolean {
  const ids = basisIds(form, setting);
  const day = form.startedAt.slice(0, 10);
  const chosen = setting.bases.entries.filter((entry) => ids.includes(entry.id) && appliesOn(entry, day));
  return (['article-6', 'article-9'] as const).every((part) => chosen.some((entry) => entry.part === part));
}

/** Whether everything about other people that goes was looked at, as it stands now. */
function othersLookedAt(form: ConcernForm, setting: FormSetting): boolean {
  const concern = toConcern(form, setting, form.startedAt);
  const words = wordsOf(concern);
  return aboutOthers(piecesNow(concern, setting))
    .filter((piece) => goes(form, piece))
    .every((piece) => form.othersSeen.includes(seenKey(piece.id, words(piece).words)));
}

const adviceFault = (form: ConcernForm): readonly FieldError[] =>
  when(!blank(form.advice) && blank(form.adviceFrom), fieldIds.adviceFrom, fixText.adviceFrom);

function faultsOfSharing(form: ConcernForm, setting: FormSetting): readonly FieldError[] {
  const pieces = piecesNow(toConcern(form, setting, form.startedAt), setting);
  const inside = form.toWhom === 'nobody-outside';
  return [
    ...when(!inside && !isOutside(setting), fieldIds.authority, fixText.recipient),
    ...when(inside && setting.recipients.length === 0, fieldIds.alsoTell, fixText.alsoTold),
    ...when(setting.route === undefined, fieldIds.route, fixText.route),
    ...when(!pieces.some((piece) => goes(form, piece)), fieldIds.items, fixText.items),
    ...when(!othersLookedAt(form, setting), fieldIds.others, fixText.others),
    ...authorityFormFaults(setting.recipients[0], form),
    ...when(form.consent === '', fieldIds.consent, fixText.consent),
    ...when(form.informed === '', fieldIds.informed, fixText.informed),
    ...adviceFault(form),
    ...when(blank(form.purpose ?? setting.purpose), fieldIds.purpose, fixText.purpose),
    ...when(!lawful(form, setting), fieldIds.basis, fixText.basis),
  ];
}

/** Somebody who is only to be told does not take the place of an authority that nobody chose yet. */
const isOutside = ({ recipients: [first] }: FormSetting): boolean =>
  first?.kind === 'social-care' || first?.kind === 'adult-services';

function faultsOfKeeping(form: ConcernForm, setting: FormSetting): readonly FieldError[] {
  const past = form.reviewAt !== '' && form.reviewAt < form.startedAt.slice(0, 10);
  return [
    ...when(blank(form.reasons), fieldIds.reasons, fixText.reasons),
    ...adviceFault(form),
    ...when(past, fieldIds.reviewAt, fixText.reviewAt),
    ...when(!lawful(form, setting), fieldIds.basis, fixText.basis),
  ];
}

/** What is said to have happened has happened by now. */
function fgmFaults({ fgm }: ConcernForm, { now }: Pick<FormSetting, 'now'>): readonly FieldError[] {
  if (fgm === undefined) return [];
  const past = (at: string | undefined): boolean => at !== undefined && Date.parse(at) <= Date.parse(now);
  const neither = blank(fgm.incidentNumber) && blank(fgm.reportedAt);
  const both = !blank(fgm.incidentNumber) && past(londonInput(fgm.reportedAt));
  return [
    ...when(!past(londonInput(fgm.knownAt)), fieldIds.fgmKnownAt, fixText.fgmKnownAt),
    ...when(!neither && !both, fieldIds.fgmReport, fixText.fgmReport),
  ];
}

/** What is missing of the decision, in the order of the page. */
export const sharingFaults = (form: ConcernForm, setting: FormSetting): readonly FieldError[] => [
  ...when(form.safeNow === '', fieldIds.safe, fixText.safe),
  ...fgmFaults(form, setting),
  ...when(form.decision === '', fieldIds.decision, fixText.decision),
  ...(form.decision === 'share' ? faultsOfSharing(form, setting) : []),
  ...(form.decision === 'not' ? faultsOfKeeping(form, setting) : []),
];
