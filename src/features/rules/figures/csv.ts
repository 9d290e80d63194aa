import type { Figures, VersionFigures } from '../../../api/rule-figures.ts';
import { figuresScreen as words, ruleFigures } from '../../../text/rule-figures.ts';

type Told = VersionFigures['evaluated'];
const { measures } = ruleFigures;

/** A cell: what a spreadsheet would take for a formula is made plain text. */
const cell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
};
const told = ({ value }: Told): string => (value === undefined ? words.fileTooFew : String(value));
const share = (value: number | undefined): string =>
  value === undefined ? '' : String(Math.round(value * 1000) / 10);

const columns: readonly (readonly [string, (of: VersionFigures) => string])[] = [
  ['Rule', ({ title }) => title],
  ['Rule id', ({ rule }) => rule],
  ['Version', ({ number }) => String(number)],
  ['Status', ({ status }) => ruleFigures.status[status]],
  [measures.evaluated, ({ evaluated }) => told(evaluated)],
  [measures.fired, ({ fired }) => told(fired)],
  [measures.silentFired, ({ silentFired }) => told(silentFired)],
  [measures.firing.replace('1,000', '100'), ({ firingRate }) => share(firingRate)],
  [measures.cannotTell, ({ cannotTell }) => told(cannotTell)],
  [measures.acknowledged, ({ acknowledged }) => told(acknowledged)],
  [measures.actedOn, ({ actedOn }) => told(actedOn)],
  [measures.notActedOn, ({ notActedOn }) => told(notActedOn)],
  [`${measures.overridden}, %`, ({ overriddenRate }) => share(overriddenRate)],
  [measures.concernAfter, ({ concernAfter }) => told(concernAfter)],
  [measures.outcomeKnown, ({ outcomeKnown }) => told(outcomeKnown)],
  [`${measures.predictive}, %`, ({ predictiveValue }) => share(predictiveValue)],
];

/** Figures for a spreadsheet: comma-separated, UTF-8 with its mark, one line for each version; each says how it is told. */
export function csvOf({ from, to, rules }: Figures): string {
  const reasons = [...new Set(rules.flatMap((one) => Object.keys(one.reasons)))].toSorted();
  const head = [
    ...columns.map(([name]) => name),
    ...reasons.map((reason) => `${measures.notActedOn}: ${ruleFigures.reasons[reason] ?? reason}`),
    words.from,
    words.to,
    'Counts',
  ];
  const lines = rules.map((one) => [
    ...columns.map(([, of]) => of(one)),
    ...reasons.map((reason) => told(one.reasons[reason] ?? { value: 0 })),
    from,
    to,
    words.fileCounts,
  ]);
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}
