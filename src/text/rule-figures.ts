import { unreachable } from '../domain/result.ts';
import { dateWords, months } from './when.ts';

/** What a lead should look at; `rate` and `limit` are shares from 0 to 1, the first absent where it may not be told. */
type Warning =
  | {
      readonly kind: 'fires-often' | 'overridden' | 'low-predictive-value';
      readonly rate?: number | undefined;
      readonly limit: number;
    }
  | { readonly kind: 'never-fired'; readonly days: number };

/** A count with its thousands apart: "18,420". */
export const countWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
/** A share from 0 to 1 as "61%". */
export const percentWords = (share: number): string => `${Math.round(share * 100)}%`;
/** A share from 0 to 1 as so many of a thousand: "9.1", "20". */
export const perThousand = (share: number): string => {
  const of = share * 1000;
  return of >= 100 ? countWords(Math.round(of)) : String(Math.round(of * 10) / 10);
};
/** "Nov 2026" of `2026-11`. */
export const monthWords = (month: string): string => dateWords(month);
/** "Nov", and "Jan 2027" for the first month of a year, of `2026-11`. */
export const shortMonthWords = (month: string): string => {
  const name = months[Number(month.slice(5)) - 1] ?? month;
  return month.endsWith('-01') ? `${name} ${month.slice(0, 4)}` : name;
};

/** Figures of alert rules: how often they flag, what people did about it, whether they were right. */
export const ruleFigures = {
  title: 'Figures',
  what: 'The figures',
  tooFew: 'too few to tell',
  tooFewNote:
    'A count from 1 to 4 is not shown, nor one that would give such a count away: it could point at one child.',
  notTried: 'not tried yet',
  notShown: 'not shown yet',
  nobodyAnswered: 'nobody answered',
  notKnown: 'not known yet',
  none: 'There are no figures of this rule in this period: no version of it has been tried on a child.',
  noneAtAll: 'There are no figures in this period: no rule was tried on a child.',
  counted: 'A child counts once for each visit.',
  version: (number: number): string => `Version ${number}`,
  status: { draft: 'draft', silent: 'silent', active: 'active', retired: 'retired' },
  measures: {
    evaluated: 'Children it was tried on',
    fired: 'Flags shown',
    silentFired: 'Silent flags, shown to nobody',
    firing: 'Flags for every 1,000 children',
    cannotTell: 'Could not tell',
    acknowledged: 'Flags that somebody answered',
    actedOn: 'Acted on',
    notActedOn: 'Set aside',
    overridden: 'Set aside, of those answered',
    concernAfter: 'Concern recorded in the 4 weeks after',
    outcomeKnown: 'Outcome known',
    predictive: 'Right, where the outcome is known',
  },
  hooks: {
    'patient-view': 'Cards when a record was opened',
    'encounter-start': 'Cards when a visit began',
    'appointment-book': 'Cards when an appointment was booked',
  } as Readonly<Record<string, string>>,
  hookParts: { opened: 'Opened in Safelight', accepted: 'Accepted', overridden: 'Card set aside' },
  reasons: {
    'already-known': 'already known to those who care for the child',
    explained: 'explained',
    'record-wrong': 'the record is wrong',
    'not-relevant': 'not relevant to this visit',
    other: 'another reason',
  } as Readonly<Record<string, string>>,
  measure: 'What was counted',
  versionsCaption: (from: string, to: string): string =>
    `Figures of each version, ${dateWords(from)} to ${dateWords(to)}`,
  overTime: 'Flags by month',
  asTable: 'The same as a table',
  monthsCaption: 'Flags by month and version',
  month: 'Month',
  chartSays: (versions: number, from: string, to: string): string =>
    `Bars for the flags of ${versions === 1 ? 'one version' : `${versions} versions`}, month by month from ${monthWords(from)} to ${monthWords(to)}. The table below holds the same numbers.`,
  legend: {
    shown: 'Flags shown',
    silent: 'Silent flags',
    untold: 'Too few to tell',
    nothing: 'Not tried that month',
  },
  lookAt: 'Look at this',
} as const;

/** All rules together, in a period that is chosen. */
export const figuresScreen = {
  all: 'All rules',
  together: (perThousandWords: string): string => `${perThousandWords} of every 1,000`,
  togetherBefore: 'Alert rules raise a flag for ',
  togetherAfter: (children: string): string => ` children seen (${children} in all). Over 35 is too many.`,
  togetherUnknown: 'How many flags there are for each child seen cannot be told: there are too few.',
  togetherNone: 'No child was seen in this period.',
  period: 'Period',
  periods: { '90-days': 'Last 90 days', '12-months': 'Last 12 months', own: 'From and to' },
  from: 'From',
  to: 'To',
  give: 'Give a date.',
  wrongOrder: 'It must not be before the first day.',
  inFuture: 'It must not be after today.',
  shown: (from: string, to: string): string => `Shown: ${dateWords(from)} to ${dateWords(to)}`,
  caption: 'Figures of every rule and version. A column’s name sorts by it.',
  region: 'Figures of every rule',
  rule: 'Rule',
  columns: {
    evaluated: 'Children',
    fired: 'Flags',
    firing: 'Flags per 1,000',
    cannotTell: 'Could not tell',
    acknowledged: 'Answered',
    overridden: 'Set aside',
    concernAfter: 'Concern after',
    predictive: 'Right',
  },
  silentFlags: (words: string): string => `${words} silent`,
  download: 'Download as a file',
  downloading: 'Getting the file ready',
  downloadSays:
    'For a spreadsheet, to leave the organisation: counts from 1 to 7 left out, the others rounded to 5.',
  downloaded: (name: string): string => `Saved as ${name}.`,
  file: 'The file',
  fileCounts: 'rounded to 5; counts from 1 to 7 are not told',
  fileTooFew: 'not told',
  fileName: (from: string, to: string): string => `safelight-figures-${from}-to-${to}.csv`,
  warnings: (rules: number): string =>
    `Look at ${rules === 1 ? '1 rule' : `${rules} rules`}: each is marked “Now”.`,
  noWarnings: 'No rule is over a limit in this period.',
} as const;

const often = (rate: number | undefined, limit: number): string =>
  `It flags ${rate === undefined ? `more than ${perThousand(limit)}` : perThousand(rate)} of every 1,000 children.`;

/** What is wrong with a rule and what to do about it. */
export function warningWords(warning: Warning): { readonly says: string; readonly todo: string } {
  switch (warning.kind) {
    case 'fires-often':
      return {
        says: often(warning.rate, warning.limit),
        todo: `Over ${perThousand(warning.limit)} people stop reading flags. Narrow who it applies to, or ask for more before it flags.`,
      };
    case 'overridden':
      return {
        says: `${
          warning.rate === undefined
            ? 'Over half of the people who answered it set it aside'
            : `${percentWords(warning.rate)} of the people who answered it set it aside`
        }.`,
        todo: 'Read their reasons below. Change what it looks for, or retire it.',
      };
    case 'low-predictive-value':
      return {
        says: `It was right ${
          warning.rate === undefined
            ? 'less than a quarter of the times'
            : `${percentWords(warning.rate)} of the times`
        } that the outcome is known.`,
        todo: 'Do not show it to clinicians yet. Begin a new version that looks for more.',
      };
    case 'never-fired':
      return {
        says: `It has flagged nobody in ${warning.days} days.`,
        todo: 'Check with a test child that its codes are the ones used here. If nobody needs it, retire it.',
      };
    default:
      return unreachable(warning);
  }
}

/** The limit that a rule is over, for a chip: "over 35 in 1,000", "over half set aside". */
export function warningShort(warning: Warning): string {
  switch (warning.kind) {
    case 'fires-often':
      return `Now: over ${perThousand(warning.limit)} in 1,000`;
    case 'overridden':
      return `Now: over ${percentWords(warning.limit)} set aside`;
    case 'low-predictive-value':
      return `Now: under ${percentWords(warning.limit)} right`;
    case 'never-fired':
      return `Now: no flag in ${warning.days} days`;
    default:
      return unreachable(warning);
  }
}
