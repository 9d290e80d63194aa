import type { LawfulBasisEntry } from '../../../domain/lawful-basis.ts';
import { actForm as words } from '../../../text/referral-acts.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Notes } from '../../../ui/Field.tsx';
import { useReferring } from '../referring.ts';
import { entriesToday, type ActDraft, type FieldsProps } from './draft.ts';
import { actField } from './to-happening.ts';

const partsInOrder = ['article-6', 'article-9', 'schedule-1', 'common-law', 'statute'] as const;

function Part({
  part,
  entries,
  draft,
  onChange,
}: Pick<FieldsProps, 'draft' | 'onChange'> & {
  readonly part: LawfulBasisEntry['part'];
  readonly entries: readonly LawfulBasisEntry[];
}) {
  const toggle = (id: string, on: boolean): Partial<ActDraft> => ({
    basis: on ? [...draft.basis, id] : draft.basis.filter((one) => one !== id),
  });
  return (
    <fieldset className="field">
      <legend className="legend">{words.basisLegend[part]}</legend>
      <div className="opts">
        {entries
          .filter((entry) => entry.part === part)
          .map(({ id, citation, title, plain, caution }) => (
            <Checkbox
              key={id}
              id={`${actField(draft.id, 'basis')}-${id}`}
              label={citation === title ? title : `${citation}: ${title}`}
              hint={caution === undefined ? plain : `${plain} ${caution}`}
              checked={draft.basis.includes(id)}
              onChange={(on) => onChange(toggle(id, on))}
            />
          ))}
      </div>
    </fieldset>
  );
}

/** The lawful basis of sharing an outcome: in plain words, with the usual one chosen, and the whole list a tap away. */
export function BasisChoice({ draft, onChange, fix }: FieldsProps) {
  const { bases, clock } = useReferring();
  const field = actField(draft.id, 'basis');
  if (bases === undefined) return <p className="note">{words.basisNotThere}</p>;
  const entries = entriesToday(bases, clock());
  const chosen = entries.filter(({ id }) => draft.basis.includes(id));
  const error = fix('basis');
  return (
    <div
      id={field}
      tabIndex={-1}
      className={error === undefined ? 'field' : 'field wrong'}
      role="group"
      aria-label={words.basis}
    >
      <p className="legend">{words.basis}</p>
      <Notes id={field} error={error} />
      <ul className="bullets s">
        {chosen.map(({ id, citation, title, plain }) => (
          <li key={id}>
            <b className="strong">{citation === title ? title : `${citation}, ${title}`}.</b> {plain}
          </li>
        ))}
      </ul>
      <p className="s q">
        {words.basisList(bases.version)}. {words.ownEntry}
      </p>
      <Disclosure summary={words.basisChange}>
        <div className="stack tight">
          {partsInOrder.map((part) => (
            <Part key={part} part={part} entries={entries} draft={draft} onChange={onChange} />
          ))}
        </div>
      </Disclosure>
    </div>
  );
}
