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

type Column = readonly [string, (of: VersionFigures) => string];

const columns: readonly Column[] = [
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

const cardParts = ['shown', 'opened', 'accepted', 'overridden'] as const;

/** What became of the cards that CDS Hooks gave, hook by hook, where any were given. */
function cardColumns(rules: readonly VersionFigures[]): readonly Column[] {
  const given = rules.flatMap(({ hooks = [] }) => hooks.map(({ hook }) => hook));
  return [...new Set(given)].toSorted().flatMap((hook) => {
    const title = ruleFigures.hooks[hook] ?? hook;
    return cardParts.map((part): Column => [
      part === 'shown' ? title : `${title}: ${ruleFigures.hookParts[part]}`,
      ({ hooks = [] }) => told(hooks.find((one) => one.hook === hook)?.[part] ?? { value: 0 }),
    ]);
  });
}

/** Figures for a spreadsheet: comma-separated, UTF-8 with its mark, one line for each version; each says how it is told. */
export function csvOf({ from, to, rules }: Figures): string {
  const cards = cardColumns(rules);
  const reasons = [...new Set(rules.flatMap((one) => Object.keys(one.reasons)))].toSorted();
  const head = [
    ...columns.map(([name]) => name),
    ...reasons.map((reason) => `${measures.notActedOn}: ${ruleFigures.reasons[reason] ?? reason}`),
    ...cards.map(([name]) => name),
    words.from,
    words.to,
    'Counts',
  ];
  const lines = rules.map((one) => [
    ...columns.map(([, of]) => of(one)),
    ...reasons.map((reason) => told(one.reasons[reason] ?? { value: 0 })),
    ...cards.map(([, of]) => of(one)),
    from,
    to,
    words.fileCounts,
  ]);
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}
