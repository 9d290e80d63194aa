import { facts } from '../../../../text/rule-editor.ts';
import { listInWords } from '../../../../rules/criteria/words.ts';
import { Checkbox } from '../../../../ui/Choice.tsx';
import { Notes } from '../../../../ui/Field.tsx';
import { useDesk } from '../../../../desk/desk.ts';
import { useEditing, useProblemsAt } from '../editing.ts';
import { valueAt } from '../model/draft.ts';

const path = ['applies', 'settings'];

/** The groups of care settings that a rule is limited to; none ticked: everywhere. */
export function Settings() {
  const { draft, send } = useEditing();
  const { settings } = useDesk();
  const error = useProblemsAt()('applies.settings');
  const value = valueAt(draft.head, path);
  const chosen: readonly string[] = Array.isArray(value) ? value.map(String) : [];
  const here = [...new Set(settings.map(({ group }) => group))];
  const titles = (group: string): string =>
    listInWords(
      settings.filter((setting) => setting.group === group).map(({ title }) => title),
      'and',
    ) || facts.otherSetting(group);
  const set = (groups: readonly string[]) =>
    send({ do: 'set', path, value: groups.length === 0 ? undefined : groups });
  return (
    <fieldset className={error === undefined ? 'field' : 'field wrong'} id="applies.settings" tabIndex={-1}>
      <legend className="legend">{facts.settings}</legend>
      <Notes id="applies.settings" error={error} />
      <Checkbox
        id="applies.settings--everywhere"
        label={facts.everywhere}
        checked={value === undefined}
        onChange={(on) => set(on ? [] : here.slice(0, 1))}
      />
      {value !== undefined &&
        [...new Set([...here, ...chosen])].map((group) => (
          <Checkbox
            key={group}
            id={`applies.settings--${group}`}
            label={titles(group)}
            checked={chosen.includes(group)}
            onChange={(on) => set(on ? [...chosen, group] : chosen.filter((other) => other !== group))}
          />
        ))}
    </fieldset>
  );
}
