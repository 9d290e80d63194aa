import { dayOf, londonDay, londonInstant } from '../../../domain/calendar/london.ts';
import type { Advice, Concern, FgmKnown, SharingDecision } from '../../../domain/concern.ts';
import { piecesOf, type Piece } from '../../../domain/concern-pieces.ts';
import type { Instant } from '../../../domain/fetched.ts';
import { authorityFormFor } from '../authority-form/answers.ts';
import type { ConcernForm } from '../form.ts';
import type { FormSetting } from '../form-setting.ts';
import { keptBasis, usualBasis } from './lawful-basis.ts';
import { goes } from './pieces.ts';

type Content = Omit<Concern, 'decision'>;

const optional = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>);

type Footing = Pick<FormSetting, 'bases' | 'recipients' | 'route'>;

/** Ids of the entries offered first for what was decided, to whom and by which way. */
const usualIds = (
  form: Pick<ConcernForm, 'decision' | 'startedAt'>,
  { bases, recipients, route }: Footing,
): readonly string[] =>
  usualBasis(
    bases,
    form.decision === 'not' ? 'not-shared' : recipients[0]?.kind,
    route,
    form.startedAt.slice(0, 10),
  );

export const basisIds = (
  form: Pick<ConcernForm, 'decision' | 'startedAt' | 'basis'>,
  setting: Footing,
): readonly string[] => form.basis ?? usualIds(form, setting);

/** The date in London, `2026-11-20`. */
const isoDay = (at: Instant): string =>
  new Date(londonDay(Date.parse(at)) * 86_400_000).toISOString().slice(0, 10);

/** Every piece of what is written so far. */
export const piecesNow = (content: Content, setting: Pick<FormSetting, 'childsNames'>): readonly Piece[] =>
  piecesOf(content, isoDay(content.writtenAt), setting.childsNames);

function adviceOf({ adviceFrom, advice }: ConcernForm): { readonly advice?: Advice } {
  if (advice.trim() === '') return {};
  return { advice: { from: adviceFrom.trim(), words: advice.trim() } };
}

/** An instant of what a field for London's date and time holds, `2026-11-20T10:44`. */
export function londonInput(text: string): Instant | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  return new Date(londonInstant(dayOf(year, month, day), hour * 60 + minute)).toISOString();
}

/** FGM that must be reported, as it was typed. */
export function fgmOf({ fgm }: ConcernForm): { readonly fgm?: FgmKnown } {
  const knownAt = fgm === undefined ? undefined : londonInput(fgm.knownAt);
  if (fgm === undefined || knownAt === undefined) return {};
  const at = londonInput(fgm.reportedAt);
  const incidentNumber = fgm.incidentNumber.trim();
  return {
    fgm: {
      how: fgm.how,
      knownAt,
      ...(at === undefined || incidentNumber === '' ? {} : { report: { at, incidentNumber } }),
    },
  };
}

/** The decision as it is kept: to share with whom, how, what and on which footing; or not to, and why. */
export function decisionOf(form: ConcernForm, setting: FormSetting, content: Content): SharingDecision {
  const basis = keptBasis(setting.bases, basisIds(form, setting));
  if (form.decision !== 'share')
    return {
      share: false,
      reasons: form.reasons.trim(),
      basis,
      ...adviceOf(form),
      ...optional('reviewAt', form.reviewAt),
    };
  return {
    share: true,
    recipients: setting.recipients,
    route: setting.route ?? 'telephone',
    goes: piecesNow(content, setting)
      .filter((piece) => goes(form, piece))
      .map(({ id }) => id),
    purpose: (form.purpose ?? setting.purpose).trim(),
    basis,
    consent: {
      state: form.consent === '' ? 'not-sought-prejudice' : form.consent,
      ...optional('by', form.consentBy),
    },
    informed: form.informed === '' ? 'not-yet-social-care-to-advise' : form.informed,
    ...adviceOf(form),
    ...optional('conditions', form.conditions),
    ...authorityFormFor(setting.recipients[0], form),
  };
}
