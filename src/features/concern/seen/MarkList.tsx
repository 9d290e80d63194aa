import { useState } from 'react';
import { bodyRegion } from '../../../domain/body-region.ts';
import { markKindText, seenText as words } from '../../../text/concern.ts';
import { markFaults } from '../faults.ts';
import type { MarkDraft } from '../form.ts';
import { MarkEditor } from './MarkEditor.tsx';
import { useChange, useConcern, useConcerning, useForm } from '../use-concern.ts';

export const newMark = (id: string, region: string): MarkDraft => ({
  id,
  region,
  view: bodyRegion(region).view,
  kind: '',
  count: '',
  length: '',
  width: '',
  shape: '',
  colour: '',
  pattern: '',
  ageClaimed: '',
  note: '',
  explanation: '',
  words: '',
  by: '',
});

/** "Bruise, oval, 12 × 8 mm" */
function lookOf(mark: MarkDraft): string {
  const sizes = [mark.length, mark.width].filter((size) => size.trim() !== '');
  const count = Number(mark.count) > 1 ? `${mark.count} of them` : '';
  return [
    mark.kind === '' ? words.incomplete : markKindText[mark.kind],
    count,
    mark.shape,
    sizes.length > 0 ? `${sizes.join(' × ')} mm` : '',
    mark.colour,
    mark.pattern,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function Explained({ mark }: { readonly mark: MarkDraft }) {
  if (mark.explanation === '') return null;
  return (
    <span className="q">
      Explanation:{' '}
      {mark.explanation === 'given' ? (
        `“${mark.words}”, given by ${mark.by}`
      ) : (
        <b className="strong">
          {mark.explanation === 'asked-none-given' ? 'asked, none given' : 'not asked yet'}
        </b>
      )}
    </span>
  );
}

/** Every mark with its number, and the one that is being described. */
export function MarkList({
  open,
  onOpen,
}: {
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}) {
  const { marks } = useForm();
  const change = useChange();
  const { newId } = useConcerning();
  const round = useConcern((state) => state.round);
  const [seen, setSeen] = useState(round);
  // A press of Send that found a fault opens the first mark that has one.
  const faulty = marks.find((mark, i) => markFaults(mark, i + 1).length > 0);
  if (round !== seen) {
    setSeen(round);
    if (faulty !== undefined) onOpen(faulty.id);
  }
  const update = (id: string, part: Partial<MarkDraft>) =>
    change({ marks: marks.map((mark) => (mark.id === id ? { ...mark, ...part } : mark)) });
  const another = (region: string) => {
    const id = newId();
    change({ marks: [...marks, newMark(id, region)] });
    onOpen(id);
  };
  return (
    <div className="stack marked">
      <p className="legend">{words.marked(marks.length)}</p>
      {marks.length === 0 && <p className="hint">{words.noMarks}</p>}
      <ol className="marks">
        {marks.map((mark, i) => (
          <li key={mark.id} className={open === mark.id ? 'open' : undefined}>
            <span className="no">{i + 1}</span>
            {open === mark.id ? (
              <MarkEditor
                mark={mark}
                n={i + 1}
                onChange={(part) => update(mark.id, part)}
                onDone={() => onOpen(undefined)}
                onAnother={() => another(mark.region)}
                onRemove={() => {
                  change({ marks: marks.filter((one) => one.id !== mark.id) });
                  onOpen(undefined);
                }}
              />
            ) : (
              <>
                <div>
                  <b className="strong">{bodyRegion(mark.region).name}</b>
                  <br />
                  {lookOf(mark)}
                  <br />
                  <Explained mark={mark} />
                  {mark.ageClaimed.trim() !== '' && (
                    <>
                      <br />
                      <span className="q">{words.claimed(mark.ageClaimed.trim())}</span>
                    </>
                  )}
                </div>
                <button
                  type="button"
                  className="textlink"
                  aria-label={words.changeMark(i + 1, bodyRegion(mark.region).name)}
                  onClick={() => onOpen(mark.id)}
                >
                  {words.change}
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
      <p className="hint">{words.doNotDate}</p>
    </div>
  );
}
