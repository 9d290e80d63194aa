import { build } from '../../../../text/rule-editor.ts';
import { Button, TextButton } from '../../../../ui/Button.tsx';
import { useEditing } from '../editing.ts';
import { isTooDeep, type Action } from '../model/actions.ts';
import type { Part } from '../model/part.ts';
import { find } from '../model/tree.ts';

/** What can be done to one part where it stands: its place, a group around it, taking it out. */
export function Tools({ part, about }: { readonly part: Part; readonly about: string }) {
  const { draft, send } = useEditing();
  const within = find(draft.when, part.key)?.within;
  const tool = (words: string, action: Action) => (
    <TextButton onPress={() => send(action)}>
      {words}
      <span className="vh">: {about}</span>
    </TextButton>
  );
  const wrap: Action = { do: 'wrap', key: part.key };
  const siblings = within?.is === 'group' ? within.parts : [];
  const at = siblings.findIndex(({ key }) => key === part.key);
  if (within === undefined && part.is === 'empty') return null;
  return (
    <div className="tools">
      {at > 0 && tool(build.up, { do: 'move', key: part.key, by: -1 })}
      {at >= 0 && at < siblings.length - 1 && tool(build.down, { do: 'move', key: part.key, by: 1 })}
      {within !== undefined &&
        (isTooDeep(draft, wrap) ? (
          <Button slim unavailable={build.tooDeep}>
            {build.wrap}
          </Button>
        ) : (
          tool(build.wrap, wrap)
        ))}
      {part.is === 'group' &&
        within?.is === 'group' &&
        tool(build.dissolve, { do: 'dissolve', key: part.key })}
      {tool(build.remove, { do: 'remove', key: part.key })}
    </div>
  );
}
