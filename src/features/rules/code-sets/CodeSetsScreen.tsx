import { useCallback, useId, useState } from 'react';
import type { CodeSetSummary } from '../../../api/code-sets.ts';
import { codeSets as words } from '../../../text/code-set.ts';
import { Shape } from '../../../ui/Shape.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { linkTo } from '../places.ts';
import { UsedBy } from './UsedBy.tsx';
import { useRuleTitles } from './use-rule-titles.ts';
import './code-sets.css';

function Sets({ sets }: { readonly sets: readonly CodeSetSummary[] }) {
  const field = useId();
  const [text, setText] = useState('');
  const titleOf = useRuleTitles();
  const wanted = text.toLowerCase().split(/\s+/);
  const shown = sets
    .filter(({ id, title }) => wanted.every((word) => `${title} ${id}`.toLowerCase().includes(word)))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  if (sets.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <div className="filters">
        <TextField id={field} type="search" label={words.find} value={text} onChange={setText} />
        <p className="s q end" role="status">
          {shown.length === 0 ? words.noneFound : words.caption(shown.length)}
        </p>
      </div>
      {shown.length > 0 && (
        <div className="card scroll" role="region" aria-label={words.title} tabIndex={0}>
          <table className="dense">
            <caption className="vh">{words.caption(shown.length)}</caption>
            <thead>
              <tr>
                <th scope="col">{words.columns.title}</th>
                <th scope="col">{words.columns.version}</th>
                <th scope="col" className="num">
                  {words.columns.codes}
                </th>
                <th scope="col">{words.columns.usedBy}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((set) => (
                <tr key={set.id}>
                  <th scope="row">
                    <a href={linkTo.codeSet(set.id)}>{set.title}</a>
                  </th>
                  <td>
                    <span className="nw">{set.version}</span>{' '}
                    {set.draft && (
                      <span className="chip dash">
                        <Shape name="not-checked" /> {words.draftWaits}
                      </span>
                    )}
                  </td>
                  <td className="num">{set.concepts}</td>
                  <td className="s">
                    {set.usedBy.length === 0 ? (
                      <span className="q">{words.unused}</span>
                    ) : (
                      <UsedBy rules={set.usedBy} titleOf={titleOf} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** Every code set with the rules that use it. */
export function CodeSetsScreen() {
  const { api, rights } = useDesk();
  const { loaded, again } = useLoaded(useCallback(() => api.codeSets(), [api]));
  return (
    <>
      <ScreenHead title={words.title} says={words.says}>
        {rights.includes('edit-rules') && (
          <a className="btn" href="#/code-sets/new">
            {words.new}
          </a>
        )}
      </ScreenHead>
      <Asked what={words.what} loaded={loaded} again={again}>
        {(sets) => <Sets sets={sets} />}
      </Asked>
    </>
  );
}
