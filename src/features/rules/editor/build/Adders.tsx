import { build } from '../../../../text/rule-editor.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useEditing } from '../editing.ts';
import { isTooDeep, type Added } from '../model/actions.ts';
import type { Group, GroupHow } from '../model/part.ts';

function Adder({
  words,
  to,
  how,
  what,
  about,
}: {
  readonly words: string;
  readonly to: number;
  readonly how: GroupHow;
  readonly what: Added;
  readonly about?: string;
}) {
  const { draft, send } = useEditing();
  const action = { do: 'add', key: to, how, what } as const;
  const nothingYet = draft.when.key === to && draft.when.is === 'empty' && what === 'part';
  const refused = nothingYet ? build.chooseFirst : isTooDeep(draft, action) ? build.tooDeep : undefined;
  return (
    <Button slim onPress={() => send(action)} {...(refused !== undefined && { unavailable: refused })}>
      {words}
      {about !== undefined && <span className="vh">: {about}</span>}
    </Button>
  );
}

/** What can be added to the sentence. */
export function SentenceAdders() {
  const { draft } = useEditing();
  const { key } = draft.when;
  return (
    <div className="row-acts">
      <Adder words={build.addAnd} to={key} how="all" what="part" />
      <Adder words={build.addOr} to={key} how="any" what="part" />
      <Adder words={build.addNot} to={key} how="all" what="not" />
      <Adder words={build.addAsk} to={key} how="all" what="ask" />
    </div>
  );
}

/** What can be added to one group. */
export function GroupAdders({ group, about }: { readonly group: Group; readonly about: string }) {
  return (
    <div className="row-acts">
      <Adder words={build.addToGroup} to={group.key} how={group.how} what="part" about={about} />
      <Adder words={build.addNotToGroup} to={group.key} how={group.how} what="not" about={about} />
    </div>
  );
}
