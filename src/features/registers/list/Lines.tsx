import { useEffect, useRef } from 'react';
import type { RegisterLine } from '../../../api/registers.ts';
import { countText, dayOfEntry, register as words, timeOfEntry } from '../../../text/register.ts';
import { useWide } from '../../../ui/use-wide.ts';
import { KindChip } from '../parts/KindChip.tsx';
import { basisWords, consentWords, nhsWords, noChildWords } from '../parts/line-words.ts';
import { linkTo } from '../places.ts';

interface LinesProps {
  readonly lines: readonly RegisterLine[];
  readonly caption: string;
  /** Entry at which reading goes on; it takes focus when it appears. */
  readonly firstNew?: number | undefined;
  /** On paper and in a report, an entry is read and not opened. */
  readonly opens?: boolean;
}

/** Two lines of a cell: what counts, and under it what stands beside it. */
function Pair({
  main,
  under,
  whole = false,
}: {
  readonly main: string;
  readonly under?: string | undefined;
  /** A number that is never broken over two lines. */
  readonly whole?: boolean;
}) {
  return (
    <>
      {main}
      {under !== undefined && under !== '' && (
        <>
          <br />
          <span className={whole ? 'q nw' : 'q'}>{under}</span>
        </>
      )}
    </>
  );
}

function Child({ line }: { readonly line: RegisterLine }) {
  const { child, kind } = line;
  if (child === undefined) return <span className="q">{noChildWords(kind)}</span>;
  return (
    <Pair
      whole
      main={child.name}
      under={child.nhsNumber === undefined ? undefined : nhsWords(child.nhsNumber)}
    />
  );
}

function By({ by }: Pick<RegisterLine, 'by'>) {
  return by === undefined ? (
    <span className="q">{words.bySystem}</span>
  ) : (
    <Pair main={by.name} under={by.role} />
  );
}

const underWhat = ({ detail, reference }: RegisterLine): string =>
  [reference, detail].filter((part) => part !== undefined).join(', ');

function Consent({ line }: { readonly line: RegisterLine }) {
  return <Pair main={consentWords(line)} under={line.informed} />;
}

function Basis({ line }: { readonly line: RegisterLine }) {
  const { main, cited } = basisWords(line);
  return <Pair main={main} under={cited} />;
}

const anchor = (number: number): string => `entry-${number}`;

function Number_({ number, opens }: { readonly number: number; readonly opens: boolean }) {
  if (!opens) return countText(number);
  return (
    <a id={anchor(number)} className="opens" href={linkTo.entry(number)} aria-label={words.entry(number)}>
      {countText(number)}
    </a>
  );
}

function Table({ lines, caption, opens }: Omit<LinesProps, 'firstNew'> & { readonly opens: boolean }) {
  const { columns } = words;
  return (
    <table className={opens ? 'dense reg opening' : 'dense reg'}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="num">
            {columns.number}
          </th>
          {(
            [
              columns.when,
              columns.kind,
              columns.child,
              columns.by,
              columns.what,
              columns.basis,
              columns.consent,
            ] as const
          ).map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <th scope="row" className="num">
              <Number_ number={line.number} opens={opens} />
            </th>
            <td className="nw">
              <Pair main={dayOfEntry(line.at)} under={timeOfEntry(line.at)} />
            </td>
            <td>
              <KindChip line={line} />
            </td>
            <td>
              <Child line={line} />
            </td>
            <td>
              <By by={line.by} />
            </td>
            <td className="told">
              <Pair main={line.what} under={underWhat(line)} />
            </td>
            <td>
              <Basis line={line} />
            </td>
            <td>
              <Consent line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Card({ line, opens }: { readonly line: RegisterLine; readonly opens: boolean }) {
  const { columns } = words;
  return (
    <li className="reg-card">
      <p className="card-h">
        <span>
          <KindChip line={line} />
        </span>
        <span className="s q">
          {dayOfEntry(line.at)}, {timeOfEntry(line.at)}
        </span>
      </p>
      <p>
        <Pair main={line.what} under={underWhat(line)} />
      </p>
      <dl className="kv">
        <dt>{columns.child}</dt>
        <dd>
          <Child line={line} />
        </dd>
        <dt>{columns.by}</dt>
        <dd>
          <By by={line.by} />
        </dd>
        <dt>{columns.basis}</dt>
        <dd>
          <Basis line={line} />
        </dd>
        <dt>{columns.consent}</dt>
        <dd>
          <Consent line={line} />
        </dd>
        <dt>{columns.number}</dt>
        <dd>
          <Number_ number={line.number} opens={opens} />
        </dd>
      </dl>
    </li>
  );
}

/** Entries as a table where there is room for one, else as cards with the same in them. */
export function Lines({ lines, caption, firstNew, opens = true }: LinesProps) {
  const wide = useWide();
  const went = useRef<number>(undefined);
  useEffect(() => {
    if (firstNew === undefined || went.current === firstNew) return;
    went.current = firstNew;
    document.getElementById(anchor(firstNew))?.focus();
  }, [firstNew]);
  if (wide)
    return (
      <div className="card">
        <Table lines={lines} caption={caption} opens={opens} />
      </div>
    );
  return (
    <ul className="card reg-cards" aria-label={caption}>
      {lines.map((line) => (
        <Card key={line.number} line={line} opens={opens} />
      ))}
    </ul>
  );
}
