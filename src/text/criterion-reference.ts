import type { EventKind } from '../domain/record.ts';
import type { LeafName } from '../rules/criteria/row.ts';
import type { Criterion } from '../rules/rule.ts';

/** What one criterion means, for the reference that leads read. */
interface Explained<K extends LeafName> {
  /** Heading of its chapter. */
  readonly title: string;
  readonly asks: string;
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
  /** What is read to answer it, in words. */
  readonly reads: string;
  /** What is easily got wrong. */
  readonly mind?: readonly string[];
  /** In the words of the shipped event kinds and code sets; uses as many of its fields as belong together. */
  readonly example: Extract<Criterion, Readonly<Record<K, unknown>>>;
}

const notAll =
  'or the record was not read to its end, is not shared or could not be read, so that it may be so';

/** A kind of event that is a measurement: none is shipped, so that the example has one of its own. */
export const measured: EventKind = {
  id: 'weight',
  one: 'weight',
  many: 'weights',
  from: [{ resource: 'Observation', codes: 'weight', when: 'effective|issued' }],
};

/** Every criterion, in the order in which a lead is likely to need it. */
export const explained: { readonly [K in LeafName]: Explained<K> } = {
  events: {
    title: 'Something was recorded, so many times',
    asks: 'Whether the record holds enough of one kind of event. A kind is a list of codes and places in the record, such as emergency attendances, bruises or missed appointments.',
    yes: 'Enough of them surely count. It is yes even when other parts of the record could not be read.',
    no: 'Fewer than that can possibly count, and the record was read completely.',
    unknown: `Dates, sites or visits that are missing or not exact decide it; ${notAll}.`,
    reads:
      'The resources that the kind names, as far back as the window; what it must not be near, as far back as the record goes.',
    mind: [
      'The same thing written twice, of one kind, on one day and at one place, counts once.',
      'What was entered in error, refuted or cancelled, what is planned, what is about a relative or another person, never counts.',
      '“Which count once” on different days leaves out a second event of the same day; leave it free where two on one day are two.',
      '“Age when it happened”, at least 2 days, leaves out what was coded in the first two days of life, as injuries of birth are.',
      '“Not counted when near” leaves out an event with one of another kind within so many days of it, before or after.',
    ],
    example: {
      events: {
        kind: 'emergency-attendance',
        within: 'P6M',
        atLeast: 4,
        distinct: 'day',
      },
    },
  },
  absent: {
    title: 'Something was not recorded',
    asks: 'Whether the record holds none of a kind of event.',
    yes: 'None can possibly count, and the record was read completely.',
    no: 'At least one surely counts.',
    unknown: `Dates or sites that are missing or not exact decide it; ${notAll}.`,
    reads: 'The same as “something was recorded”.',
    mind: ['A record that could not be read is never taken for one that holds nothing.'],
    example: { absent: { kind: 'fragile-bone' } },
  },
  age: {
    title: 'The child’s age',
    asks: 'Whether the child is of an age today. To limit the whole rule to ages, use “applies to” instead.',
    yes: 'The child surely is of that age, by the birth date in the record.',
    no: 'The child surely is not.',
    unknown: 'There is no birth date, or only a month or a year of it and that decides.',
    reads: 'The birth date.',
    mind: ['“Under 1” ends with the day before the first birthday. Ages are counted by days in London.'],
    example: { age: { atLeast: 'P28D', under: 'P1Y' } },
  },
  latest: {
    title: 'Something began and has not ended',
    asks: 'Of two kinds of event, one that begins something and one that ends it, which came last: a plan that was begun and not ended, for example.',
    yes: 'The newest beginning is surely later than the newest end.',
    no: 'The newest end is surely later, or nothing ever began and the record was read completely.',
    unknown: `Both are of the same day, or their dates are not exact enough to tell; ${notAll}.`,
    reads: 'Both kinds, as far back as the record goes.',
    example: { latest: { start: 'child-protection-plan-start', end: 'child-protection-plan-end' } },
  },
  gap: {
    title: 'So much time passed between two things',
    asks: 'Whether more than a length of time lies between two events, or between birth and an event: from an injury to the visit for it, for example. Of several of a kind the newest is meant.',
    yes: 'It is surely longer.',
    no: 'It is surely not longer.',
    unknown: `One of the dates is missing or not exact enough; ${notAll}.`,
    reads: 'Both kinds, as far back as the record goes.',
    mind: [
      '“When it was recorded” and “when it began” are two dates of the same entry: the gap between them shows a late visit.',
      'Nothing here names how many hours are late: no national figure is known. Choose one with your clinicians.',
    ],
    example: {
      gap: {
        from: { kind: 'injury', point: 'onset' },
        to: { kind: 'injury', point: 'recorded' },
        longerThan: 'P1D',
      },
    },
  },
  value: {
    title: 'A measurement',
    asks: 'Whether the newest measurement of a kind is over, at least, under or at most an amount.',
    yes: 'It surely is.',
    no: 'It surely is not.',
    unknown:
      'Nothing was measured, it was measured in another unit, two of the same time disagree, or the record was not read to its end.',
    reads: 'Observations of the kind, as far back as the record goes.',
    mind: [
      'The unit is compared as it stands in the record: nothing is converted.',
      'No shipped rule measures anything, and no shipped kind is a measurement: your IT team adds the kind first.',
    ],
    example: { value: { kind: 'weight', op: 'under', amount: 4.5, unit: 'kg' } },
  },
  cpis: {
    title: 'What CP-IS answered',
    asks: 'Whether CP-IS shows a record of the child, of a kind, current or ended; or how often it was looked up before.',
    yes: 'CP-IS answered, and the answer is so.',
    no: 'CP-IS answered that there is no record, or that it is otherwise.',
    unknown:
      'Nobody has looked the child up, the answer is on its way, or CP-IS could not be asked. A rule never looks anybody up by itself.',
    reads: 'The answer of CP-IS, where a clinician has asked for it.',
    example: { cpis: { plan: ['child-protection'], status: 'current' } },
  },
  household: {
    title: 'Somebody who is linked to the child',
    asks: 'Whether the record links somebody to the child, by relationship, by age or both.',
    yes: 'Somebody surely is so linked.',
    no: 'All links were read, and nobody is.',
    unknown: 'The record does not share who is linked, or what it says of somebody is not enough to tell.',
    reads: 'The people whom the record links to the child. Their own records are not read.',
    mind: ['A relationship counts where it stands as a whole word: “sister” is not found in “stepsister”.'],
    example: { household: { relationship: ['brother', 'sister'], age: { under: 'P5Y' } } },
  },
  ask: {
    title: 'A question to the clinician',
    asks: 'What no record holds: only somebody who sees the child can say. It is asked with one tap, and only when everything else in the rule is so.',
    yes: 'It was answered as the rule wants, at this visit.',
    no: 'It was answered the other way, at this visit.',
    unknown: 'Nobody has answered, the answer was “not sure”, or it was given at another visit.',
    reads: 'The answers given at this visit.',
    mind: [
      'The question begins with a word such as “Is” or “Can” and can be answered yes or no.',
      '`{name}` stands for the child’s name.',
      'Rules that ask the same thing under the same name share the answer.',
    ],
    example: {
      ask: {
        id: 'moves-independently',
        question: 'Can {name} crawl, cruise or bottom shuffle?',
        answer: 'no',
      },
    },
  },
};

/** The text around the chapters. */
export const reference = {
  head: `# Every criterion of an alert rule

<!-- Made by \`npm run rules-reference\` from src/rules/criteria/table.ts and src/text/criterion-reference.ts: do not edit. -->

A rule is made of criteria. Each looks at one thing and answers **yes**, **no** or **cannot tell**; the rule combines their answers. What each field may hold is taken from the table that the engine evaluates, the editor offers and the gateway checks, so that this page cannot say anything else. How to write a rule is in [Alert rules](rules.md).

**Lengths of time** are whole numbers of hours, days, weeks, months or years, more than zero. In the text of a rule they are written \`PT24H\`, \`P28D\`, \`P2W\`, \`P6M\`, \`P18Y\`. Months and years are counted by the calendar, days by the calendar of London.

**Dates that are not exact** count as all the days they may mean: \`2026-03\` is the whole of March. Where that decides, the answer is *cannot tell*.
`,
  contents: '## The criteria',
  fields: ['Field', 'In the text of a rule', 'What it may hold', 'Needed'],
  needed: 'yes',
  notNeeded: 'no',
  oneOf: (names: string): string => `At least one of ${names} is given.`,
  answers: ['Answer', 'When'],
  yes: 'yes',
  no: 'no',
  unknown: 'cannot tell',
  reads: 'What is read',
  mind: 'Mind',
  example: 'For example',
  forIt: 'For your IT team: as FHIRPath, as it is exported',
  pathNotes:
    'Written over a Bundle of everything that the record holds of the child; `true` is yes, `false` no, empty cannot tell. Shortened here for reading: each code set has its first code alone, «today» is the day in London at the moment of evaluation, and «in London» and «in UTC» turn a time that stands before them into that.',
  answered: (what: string): string => `What stands in no record is given with the expression: ‹${what}›.`,
  types: {
    'event-kind': 'A kind of event, from the list',
    'code-set': 'A code set, from the list, with at least one code',
    duration: 'A length of time',
    number: 'A number',
    text: 'Words',
    question: 'A question that is answered yes or no, with a question mark',
    id: 'A name of small letters, digits and hyphens',
    count: (max: number): string => `A whole number from 1 to ${max}`,
    'one-of': (of: string): string => `One of ${of}`,
    'some-of': (of: string): string => `One or more of ${of}`,
    texts: 'One or more words',
    ages: '`atLeast`, `under` or both: each a length of time',
    'gap-end':
      'The child’s birth (`"birth"`), or the newest event of a `kind`, at its `point`: `recorded` or `onset`',
    accesses: '`atLeast`: a whole number from 1 to 25; `within`: a length of time. Both are needed',
    near: '`kind`: a kind of event; `within`: a length of time. Both are needed',
  },
  combining: (deepest: number): string => `## Combining criteria

| In a sentence | In the text of a rule | yes | no | cannot tell |
| --- | --- | --- | --- | --- |
| all of these | \`all\` | all are yes | one is no | otherwise |
| any of these | \`any\` | one is yes | all are no | otherwise |
| not so | \`not\` | it is no | it is yes | it cannot tell |
| at least so many of these | \`atLeast\` with \`n\` and \`of\` | so many are yes | so many can no longer be reached | otherwise |

A group holds at least one criterion, and may hold groups, up to ${deepest} levels deep. Of “at least so many” the number is from 1 to as many as there are. A rule that can never be yes, or always is, is refused.

A red flag is shown for **yes**. **Cannot tell** is shown only where it is decisive: where everything else in the rule is so, and what is missing alone would make it match.
`,
} as const;
