import { unreachable } from '../../../../domain/result.ts';
import { build, ruleEditor } from '../../../../text/rule-editor.ts';
import { Bit } from '../controls/Bit.tsx';
import { Pick } from '../controls/Pick.tsx';
import { Typed } from '../controls/Typed.tsx';
import { useEditing, useProblemsAt } from '../editing.ts';
import { numberOf, typedOf } from '../model/duration.ts';
import { placesBelow, type Group, type GroupHow, type Part } from '../model/part.ts';
import { GroupAdders } from './Adders.tsx';
import { Clause } from './Clause.tsx';
import { Tools } from './Tools.tsx';

interface Placed<P extends Part = Part> {
  readonly part: P;
  readonly path: string;
  /** Its name among the others, e.g. "part 1.2". */
  readonly about: string;
}

const isHow = (text: string | undefined): text is GroupHow =>
  text === 'all' || text === 'any' || text === 'atLeast';

/** How the parts of a group are joined, and how many of them it takes. */
export function HowJoined({ part, path }: Omit<Placed<Group>, 'about'>) {
  const { send } = useEditing();
  const problems = useProblemsAt();
  const { key, how, n } = part;
  const count = `${path}.atLeast.n`;
  const said = [problems(path, 'here'), problems(`${path}.${how}`, 'here'), problems(count)];
  const error = said.some((text) => text !== undefined) ? said.filter(Boolean).join(' ') : undefined;
  return (
    <Bit path={how === 'atLeast' ? count : path} error={error}>
      <Pick
        path={path}
        label={build.how}
        value={how}
        options={Object.entries(build.howOptions).map(([value, label]) => ({ value, label }))}
        onChange={(chosen) => {
          if (isHow(chosen)) send({ do: 'how', key, how: chosen });
        }}
      />
      {how === 'atLeast' && (
        <>
          <Typed
            path={count}
            label={build.howMany}
            error={error}
            text={typedOf(n)}
            size="number"
            numeric
            onType={(text) => send({ do: 'set-n', key, n: numberOf(text.trim()), typed: true })}
          />
          <span>{build.ofThese}</span>
        </>
      )}
    </Bit>
  );
}

function legendOf({ how, n }: Group): string {
  return how === 'atLeast' ? build.legends.atLeast(typedOf(n)) : build.legends[how];
}

function GroupBox({ part, path, about }: Placed<Group>) {
  return (
    <fieldset className="group" aria-label={legendOf(part)}>
      <legend>
        <HowJoined part={part} path={path} />
      </legend>
      <List items={linesOf({ part, path, about })} />
      <GroupAdders group={part} about={about} />
    </fieldset>
  );
}

function Odd({ part, path }: { readonly part: Extract<Part, { is: 'odd' }>; readonly path: string }) {
  const problems = useProblemsAt();
  return (
    <div className="clause" id={path} tabIndex={-1}>
      <p>
        {build.odd} <code>{JSON.stringify(part.json)}</code>
      </p>
      <p className="fix">
        <b className="strong">{ruleEditor.checkThis}</b> {problems(path)}
      </p>
    </div>
  );
}

/** A part of the condition and everything below it. */
function PartView({ part, path, about }: Placed) {
  const { fresh } = useEditing();
  switch (part.is) {
    case 'empty':
    case 'leaf':
      return <Clause part={part} path={path} fresh={fresh === part.key} />;
    case 'group':
      return <GroupBox part={part} path={path} about={about} />;
    case 'odd':
      return <Odd part={part} path={path} />;
    case 'not':
      return part.part.is === 'group' ? (
        <fieldset className="group">
          <legend>{build.notLegend}</legend>
          <PartView part={part.part} path={`${path}.not`} about={about} />
        </fieldset>
      ) : (
        <PartView part={part.part} path={`${path}.not`} about={about} />
      );
    default:
      return unreachable(part);
  }
}

const jointOf = (part: Part, first: boolean, how: GroupHow): string => {
  if (part.is === 'not') return first ? build.firstNot : how === 'all' ? build.not : build.joints[how];
  return first ? '' : build.joints[how];
};

/** Parts, one beneath the other, with the word that joins each to the one before, and the tools of each. */
function List({ items }: { readonly items: readonly (Placed & { readonly joint: string })[] }) {
  return (
    <ol className="rows">
      {items.map(({ joint, ...placed }) => (
        <li key={placed.part.key} aria-label={placed.about}>
          <div className="part-row">
            {joint !== '' && <span className="joint">{joint}</span>}
            <PartView {...placed} />
            <Tools part={placed.part} about={placed.about} />
          </div>
        </li>
      ))}
    </ol>
  );
}

const linesOf = ({ part, path, about }: Placed<Group>) =>
  placesBelow(part, path).map(([child, place], i) => ({
    part: child,
    path: place,
    about: about === '' ? build.part(i + 1) : `${about}.${i + 1}`,
    joint: jointOf(child, i === 0, part.how),
  }));

/** The whole condition: its first level as lines of the sentence. A part that gets company stays the line it was. */
export function Condition({ part }: { readonly part: Part }) {
  const alone = { path: 'when', about: build.part(1), joint: jointOf(part, true, 'all') };
  const items = part.is === 'group' ? linesOf({ part, path: 'when', about: '' }) : [{ part, ...alone }];
  return <List items={items} />;
}
