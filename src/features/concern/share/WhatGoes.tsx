import { useState } from 'react';
import { pieceGroups } from '../../../domain/concern-pieces.ts';
import { common } from '../../../text/common.ts';
import { groupLabels, shareText as words } from '../../../text/concern-share.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { fieldIds } from '../field-ids.ts';
import { useCalled, useChange, useFix, useForm } from '../use-concern.ts';
import { countOf, goes, withGroup, withPiece } from './pieces.ts';
import { usePieces } from './use-pieces.ts';

/** Each piece with its words, to go or stay. */
function OneByOne({ pieces, words: wordsOf }: ReturnType<typeof usePieces>) {
  const form = useForm();
  const change = useChange();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <TextButton expanded={open} onPress={() => setOpen(!open)}>
        {words.oneByOne}
      </TextButton>
      {open && (
        <>
          <p className="hint">{words.oneByOneHint}</p>
          <ul className="plain pieces">
            {pieces.map((piece) => {
              const { title, words: text } = wordsOf(piece);
              return (
                <li key={piece.id}>
                  <Checkbox
                    id={`piece-${piece.id}`}
                    label={title}
                    {...(text === '' ? {} : { hint: <span className="pre">{text}</span> })}
                    checked={goes(form, piece)}
                    onChange={(on) => change({ goes: withPiece(form.goes, piece, on) })}
                  />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}

/** What goes to the first recipient: group by group at first sight, and piece by piece behind one line. */
export function WhatGoes({ to }: { readonly to: string }) {
  const form = useForm();
  const change = useChange();
  const who = useCalled();
  const fix = useFix(fieldIds.items);
  const { pieces, words: wordsOf } = usePieces();
  const groups = pieceGroups
    .map((group) => ({ group, ...countOf(form, pieces, group) }))
    .filter(({ all }) => all > 0);
  const labels = groupLabels((group) => groups.find((one) => one.group === group)?.all ?? 0, who);
  return (
    <fieldset className={fix === undefined ? 'field' : 'field wrong'}>
      <legend className="legend" id={fieldIds.items} tabIndex={-1}>
        {words.items(to)}
      </legend>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">{common.checkThis}</b> {fix}
        </p>
      )}
      {groups.length === 0 && <p className="hint">{words.nothingYet}</p>}
      <div className="ticks goes">
        {groups.map(({ group, all, go }) => (
          <Checkbox
            key={group}
            id={`item-${group}`}
            label={go === 0 || go === all ? labels[group] : `${labels[group]}: ${words.goesPartly(go, all)}`}
            checked={go > 0}
            onChange={(on) => change({ goes: withGroup(form.goes, pieces, group, on) })}
          />
        ))}
      </div>
      {pieces.length > 0 && <OneByOne pieces={pieces} words={wordsOf} />}
    </fieldset>
  );
}
