import { useState } from 'react';
import type { ReactNode } from 'react';
import { knownText as words } from '../../../text/concern-known.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { useConcern, useConcerning } from '../use-concern.ts';
import { leftOut, originOf } from './known.ts';

interface Entry {
  readonly id: string;
  readonly from: 'record' | 'typed';
}

interface OneByOneProps<T extends Entry> {
  readonly title: string;
  readonly none: string;
  readonly add: string;
  readonly list: readonly T[];
  /** As the record says now. */
  readonly recorded: readonly T[];
  readonly empty: (id: string) => T;
  readonly nameOf: (one: T) => string;
  readonly lineOf: (one: T) => string;
  /** Whether a change makes it the person's own words, and no longer the record's. */
  readonly changes: (part: Partial<T>) => boolean;
  readonly onList: (list: readonly T[]) => void;
  /** Ids of the controls of one, to open it where Send found a fault. */
  readonly holds: (one: T, field: string) => boolean;
  readonly editor: (one: T, n: number, acts: EditorActs<T>) => ReactNode;
  readonly children?: ReactNode;
}

interface EditorActs<T> {
  readonly onChange: (part: Partial<T>) => void;
  readonly onDone: () => void;
  readonly onRemove: () => void;
}

const origins = { record: words.fromRecordShort, changed: words.changedShort, typed: undefined } as const;

/** A list of people or contacts: each a line that opens, some from the record, all of them editable. */
export function OneByOne<T extends Entry>(props: OneByOneProps<T>) {
  const { list, recorded, onList, nameOf, lineOf } = props;
  const { newId } = useConcerning();
  const errors = useConcern((state) => state.errors);
  const round = useConcern((state) => state.round);
  const [open, setOpen] = useState<string>();
  const [seen, setSeen] = useState(round);
  if (round !== seen) {
    setSeen(round);
    const faulty = list.find((one) => errors.some(({ field }) => props.holds(one, field)));
    if (faulty !== undefined) setOpen(faulty.id);
  }
  const update = (id: string, part: Partial<T>) =>
    onList(
      list.map((one) =>
        one.id === id ? { ...one, ...part, from: props.changes(part) ? 'typed' : one.from } : one,
      ),
    );
  return (
    <div className="stack" role="group" aria-label={props.title}>
      <h3 className="legend">{props.title}</h3>
      {props.children}
      {list.length === 0 && <p className="hint">{props.none}</p>}
      <ul className="one-by-one">
        {list.map((one, i) => {
          const origin = origins[originOf(one, recorded)];
          return (
            <li key={one.id} className={open === one.id ? 'open' : undefined}>
              {open === one.id ? (
                props.editor(one, i + 1, {
                  onChange: (part) => update(one.id, part),
                  onDone: () => setOpen(undefined),
                  onRemove: () => {
                    onList(list.filter(({ id }) => id !== one.id));
                    setOpen(undefined);
                  },
                })
              ) : (
                <>
                  <div>
                    <b className="strong">{nameOf(one)}</b>
                    <br />
                    {lineOf(one)}
                    {origin !== undefined && (
                      <>
                        <br />
                        <span className="q">{origin}</span>
                      </>
                    )}
                  </div>
                  <button
                    type="button"
                    className="textlink"
                    aria-label={words.changeOne(nameOf(one))}
                    onClick={() => setOpen(one.id)}
                  >
                    {words.change}
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="row">
        <Button
          slim
          onPress={() => {
            const id = newId();
            onList([...list, props.empty(id)]);
            setOpen(id);
          }}
        >
          {props.add}
        </Button>
        {leftOut(recorded, list).map((one) => (
          <TextButton key={one.id} onPress={() => onList([...list, one])}>
            {words.alsoRecorded(nameOf(one))}
          </TextButton>
        ))}
      </div>
    </div>
  );
}
