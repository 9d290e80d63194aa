import { build } from '../../../../text/rule-editor.ts';
import { Bit } from '../controls/Bit.tsx';
import { Pick } from '../controls/Pick.tsx';
import { useEditing } from '../editing.ts';
import type { Part } from '../model/part.ts';

/** Questions that other rules ask: one that is taken is asked once, and its answer counts in every rule that asks it. */
export function AskedAlready({
  part: { key, body },
  path,
}: {
  readonly part: Extract<Part, { is: 'leaf' }>;
  readonly path: string;
}) {
  const { asked, send } = useEditing();
  if (asked.length === 0) return null;
  const taken = asked.find(({ id, question }) => id === body['id'] && question === body['question']);
  const at = `${path}.ask.asked`;
  return (
    <Bit path={at} lead={build.askedLead} hint={build.askedHint} wide>
      <Pick
        path={at}
        label={build.asked}
        value={taken?.id}
        placeholder={build.askedChoose}
        options={asked.map(({ id, question }) => ({ value: id, label: question }))}
        onChange={(chosen) => {
          const one = asked.find(({ id }) => id === chosen);
          if (one !== undefined) send({ do: 'take-question', key, asked: one });
        }}
      />
    </Bit>
  );
}
