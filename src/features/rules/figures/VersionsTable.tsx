import type { ReactNode } from 'react';
import type { Figures, VersionFigures } from '../../../api/rule-figures.ts';
import { ruleFigures as words } from '../../../text/rule-figures.ts';
import { firingWords, overriddenWords, predictiveWords, toldWords } from './in-words.ts';

type Told = (figures: VersionFigures) => string;

interface Line {
  readonly key: string;
  readonly label: string;
  readonly told: Told;
  /** A part of the line above. */
  readonly part?: boolean;
}

const { measures } = words;

/** Reasons that anybody gave for setting a flag of any version aside, in the order of their words. */
const reasonsOf = (versions: readonly VersionFigures[]): readonly string[] =>
  [...new Set(versions.flatMap(({ reasons }) => Object.keys(reasons)))].toSorted();

/** Hooks that gave a card of any version. */
const hooksOf = (versions: readonly VersionFigures[]): readonly string[] =>
  [...new Set(versions.flatMap(({ hooks = [] }) => hooks.map(({ hook }) => hook)))].toSorted();

const hookLines = (hook: string): readonly Line[] =>
  (['shown', 'opened', 'accepted', 'overridden'] as const).map((part) => ({
    key: `${hook} ${part}`,
    label: part === 'shown' ? (words.hooks[hook] ?? hook) : words.hookParts[part],
    told: ({ hooks = [] }) => toldWords(hooks.find((one) => one.hook === hook)?.[part] ?? { value: 0 }),
    ...(part === 'shown' ? {} : { part: true }),
  }));

const linesOf = (versions: readonly VersionFigures[]): readonly Line[] => [
  { key: 'evaluated', label: measures.evaluated, told: ({ evaluated }) => toldWords(evaluated) },
  { key: 'fired', label: measures.fired, told: ({ fired }) => toldWords(fired) },
  { key: 'silentFired', label: measures.silentFired, told: ({ silentFired }) => toldWords(silentFired) },
  { key: 'firing', label: measures.firing, told: firingWords },
  { key: 'cannotTell', label: measures.cannotTell, told: ({ cannotTell }) => toldWords(cannotTell) },
  { key: 'acknowledged', label: measures.acknowledged, told: ({ acknowledged }) => toldWords(acknowledged) },
  { key: 'actedOn', label: measures.actedOn, told: ({ actedOn }) => toldWords(actedOn), part: true },
  {
    key: 'notActedOn',
    label: measures.notActedOn,
    told: ({ notActedOn }) => toldWords(notActedOn),
    part: true,
  },
  ...reasonsOf(versions).map((reason): Line => ({
    key: `reason ${reason}`,
    label: words.reasons[reason] ?? reason,
    told: ({ reasons }) => toldWords(reasons[reason] ?? { value: 0 }),
    part: true,
  })),
  { key: 'overridden', label: measures.overridden, told: overriddenWords },
  { key: 'concernAfter', label: measures.concernAfter, told: ({ concernAfter }) => toldWords(concernAfter) },
  { key: 'outcomeKnown', label: measures.outcomeKnown, told: ({ outcomeKnown }) => toldWords(outcomeKnown) },
  { key: 'predictive', label: measures.predictive, told: predictiveWords },
  ...hooksOf(versions).flatMap(hookLines),
];

const labelled = ({ key, label, part }: Line): ReactNode =>
  key.startsWith('reason ') ? (
    <span className="fig-part fig-part-2">{label}</span>
  ) : part ? (
    <span className="fig-part">{label}</span>
  ) : (
    label
  );

/** Every figure of every version, side by side. */
export function VersionsTable({ figures }: { readonly figures: Figures }) {
  const { rules: versions, from, to } = figures;
  return (
    <div className="scroll" role="region" aria-label={words.versionsCaption(from, to)} tabIndex={0}>
      <table className="figures-of">
        <caption>{words.versionsCaption(from, to)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.measure}</th>
            {versions.map(({ version, number, status }) => (
              <th key={version} scope="col" className="num">
                {words.version(number)} <span className="q">{words.status[status]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(versions).map((line) => (
            <tr key={line.key}>
              <th scope="row">{labelled(line)}</th>
              {versions.map((one) => (
                <td key={one.version} className="num">
                  {line.told(one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
