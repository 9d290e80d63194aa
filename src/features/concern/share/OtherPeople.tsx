import type { Piece } from '../../../domain/concern-pieces.ts';
import { common } from '../../../text/common.ts';
import { othersText as words } from '../../../text/concern-share.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { fieldIds } from '../field-ids.ts';
import { useChange, useFix, useForm } from '../use-concern.ts';
import { aboutOthers, goes, seenKey, withPiece } from './pieces.ts';
import { usePieces } from './use-pieces.ts';

/** What is somebody's own entry is about them; elsewhere they are named. */
const whoseText = ({ group, about }: Piece): string =>
  (group === 'people' ? words.about : words.names)[about === 'another-child' ? 'child' : 'person'];

/**
 * Everything that tells of somebody besides the child, in one place, with its words: looked at before it goes. Words
 * that name somebody go unless they are unticked; another child as an entry of its own is listed, and stays until then.
 */
export function OtherPeople() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.others);
  const { pieces, words: wordsOf } = usePieces();
  const others = aboutOthers(pieces);
  if (others.length === 0) return null;
  const keys = others.map((piece) => seenKey(piece.id, wordsOf(piece).words));
  const looked = keys.every((key) => form.othersSeen.includes(key));
  return (
    <section
      className={fix === undefined ? 'box others stack' : 'box others stack wrong'}
      aria-labelledby={fieldIds.others}
    >
      <h3 id={fieldIds.others} tabIndex={-1}>
        {words.title}
      </h3>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">{common.checkThis}</b> {fix}
        </p>
      )}
      <p className="hint">{words.why}</p>
      <ul className="plain pieces">
        {others.map((piece) => {
          const { title, words: text } = wordsOf(piece);
          return (
            <li key={piece.id}>
              <Checkbox
                id={`other-${piece.id}`}
                label={
                  <>
                    <b className="strong">{title}</b> <span className="q">{whoseText(piece)}</span>
                  </>
                }
                {...(text === '' ? {} : { hint: <span className="pre">{text}</span> })}
                checked={goes(form, piece)}
                onChange={(on) => change({ goes: withPiece(form.goes, piece, on) })}
              />
            </li>
          );
        })}
      </ul>
      <p className="hint">{words.tick}</p>
      <Checkbox
        id="others-looked"
        label={<b className="strong">{words.looked(others.length)}</b>}
        checked={looked}
        onChange={(on) => change({ othersSeen: on ? keys : [] })}
      />
    </section>
  );
}
