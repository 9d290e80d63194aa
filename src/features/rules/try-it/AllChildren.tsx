import { useDeferredValue, useId, useState } from 'react';
import { tryIt } from '../../../text/rule-try.ts';
import { TextField } from '../../../ui/TextField.tsx';
import type { ChildTry } from './children.ts';
import { TriedChild, type Agree } from './TriedChild.tsx';

/** Whether every word that was typed stands in a title. */
function found({ title, id }: ChildTry, text: string): boolean {
  const said = `${title} ${id}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** Every test child of the organisation, those too that nothing was agreed on for; found by the words of the title. */
export function AllChildren({
  tries,
  onAgree,
}: {
  readonly tries: readonly ChildTry[];
  readonly onAgree?: Agree;
}) {
  const field = useId();
  const heading = useId();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const shown = tries.filter((one) => found(one, wanted));
  const count = (truth: string): number => shown.filter(({ tried }) => tried?.truth === truth).length;
  return (
    <section aria-labelledby={heading} className="tried-part">
      <div className="pad stack">
        <h3 id={heading}>{tryIt.allTitle(tries.length)}</h3>
        <TextField
          id={field}
          type="search"
          label={tryIt.find}
          hint={tryIt.findHint}
          value={text}
          onChange={setText}
        />
        <p className="s q" role="status">
          {shown.length === 0 ? tryIt.noneFound : tryIt.counts(count('yes'), count('no'), count('unknown'))}
        </p>
      </div>
      <ul className="try-list">
        {shown.map((one) => (
          <TriedChild key={one.id} one={one} among="all" {...(onAgree === undefined ? {} : { onAgree })} />
        ))}
      </ul>
    </section>
  );
}
