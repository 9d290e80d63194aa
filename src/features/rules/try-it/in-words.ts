import { unreachable } from '../../../domain/result.ts';
import type { ClinicalEvent, When } from '../../../domain/record.ts';
import type { Missing } from '../../../rules/rule.ts';
import type { RecordIndex } from '../../../rules/record-index.ts';
import type { VocabularyIndex } from '../../../rules/vocabulary.ts';
import { listWords, lowerFirst } from '../../../text/common.ts';
import { partTitle } from '../../../text/record.ts';
import { because, missing as words } from '../../../text/rule-try.ts';
import { birthWords, dateWords, eventWords } from '../../../text/when.ts';
import type { Fact, Reason, Tried } from './explain.ts';
import type { LeftOut } from './left-out.ts';

/** "attendances (not shared)": one thing that is missing. */
export function missingWords(what: Missing, vocabulary: VocabularyIndex): string {
  const one = (kind: string): string => vocabulary.kind(kind)?.one ?? kind;
  switch (what.kind) {
    case 'data':
      return `${lowerFirst(partTitle(what.resource))} (${words.read[what.why]})`;
    case 'date':
      return words.date(one(what.eventKind), what.text === undefined ? undefined : dateWords(what.text));
    case 'site':
      return words.site(one(what.eventKind));
    case 'birth-date':
      return words.birthDate;
    case 'cpis':
      return words.cpis;
    case 'value':
      return words.value[what.why](one(what.eventKind));
    case 'links':
      return `${words.links} (${words.read[what.why]})`;
    case 'ask':
      return words.ask[what.why](what.question.replaceAll('{name}', 'the child'));
    default:
      return unreachable(what);
  }
}

/** A date, never "today": a test child's day is a day of its own. */
const dayOf = (when: When | undefined): string => (when === undefined ? because.noDate : eventWords(when, 0));

/** What the record holds of one criterion. `now` in milliseconds since 1970. */
export function factWords(fact: Fact, now: number): string {
  switch (fact.kind) {
    case 'count':
      return fact.counted >= fact.needed
        ? because.counts(fact.counted)
        : because.counted(fact.counted, fact.needed, fact.entries);
    case 'born':
      return fact.birthDate === undefined
        ? because.noBirthDate
        : because.born(birthWords(fact.birthDate, now));
    case 'cpis':
      return because.cpis[fact.status.state];
    case 'people':
      return because.people(fact.count);
    case 'answer':
      return fact.answer === undefined ? because.notAnswered : because.answered[fact.answer];
    default:
      return unreachable(fact);
  }
}

/** "bruise, left ear, 3 Nov 2026, Testshire Royal": one event, as exactly as it was recorded. */
export function eventInWords(event: ClinicalEvent, vocabulary: VocabularyIndex): string {
  const { kind, title, site, siteText, value, when, place } = event;
  const what = title === kind ? (vocabulary.kind(kind)?.one ?? kind) : title;
  const where = siteText ?? site?.map(({ display, code }) => display ?? code).join(', ');
  const measured = value === undefined ? undefined : `${value.amount} ${value.unit ?? ''}`.trim();
  return [what, where, measured, dayOf(when), place]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** "20 May 2026, too long ago". */
export function leftOutWords({ event, unfit }: LeftOut, vocabulary: VocabularyIndex): string {
  const why = unfit.length === 0 ? because.unfit.none : unfit.map((part) => because.unfit[part]).join(', ');
  return `${eventInWords(event, vocabulary)}: ${why}`;
}

const inBrief = 4;

/** "3 counted, 4 needed: 27 Sep 2026, 2 Nov 2026. Not counted: emergency attendance, 14 Apr 2026: too long ago." */
function briefReason({ words: said, fact, evidence, leftOut }: Reason, record: RecordIndex): string {
  const now = Date.parse(record.input.now);
  const days = evidence
    .toSorted((a, b) => (a.when?.from ?? Infinity) - (b.when?.from ?? Infinity))
    .slice(-inBrief)
    .map(({ when }) => dayOf(when));
  const [nearest] = leftOut;
  const held = fact === undefined ? said : factWords(fact, now);
  const counted = days.length === 0 ? `${held}.` : `${held}: ${days.join(', ')}.`;
  return nearest === undefined
    ? counted
    : `${counted} ${because.notCounted} ${leftOutWords(nearest, record.words)}.`;
}

/** An answer in one or two lines: what is missing, or what decided. */
export function briefWords({ truth, missing, reasons }: Tried, record: RecordIndex): string {
  if (truth === 'unknown' && missing.length > 0)
    return `${because.missing} ${listWords.format(missing.map((one) => missingWords(one, record.words)))}.`;
  const telling = reasons.filter(({ fact }) => truth === 'no' || fact?.kind !== 'born');
  return (telling.length > 0 ? telling : reasons)
    .slice(0, 2)
    .map((reason) => briefReason(reason, record))
    .join(' ');
}
