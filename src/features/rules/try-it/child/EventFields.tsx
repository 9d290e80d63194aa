import type { Vocabulary } from '../../../../rules/vocabulary.ts';
import { common } from '../../../../text/common.ts';
import { testChild as words } from '../../../../text/rule-try-child.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Select } from '../../../../ui/Choice.tsx';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { EventForm, Faults } from './form.ts';

const keyOf = ({ system, code }: { readonly system: string; readonly code: string }): string =>
  `${system}|${code}`;

/** Codes that an entry of this kind may be recorded as: those of the sets that the kind, or the rule, reads. */
function codesFor(kind: string, sets: ReadonlySet<string>, { codeSets, eventKinds }: Vocabulary) {
  const ofKind = eventKinds.find(({ id }) => id === kind)?.from.flatMap(({ codes }) => codes ?? []) ?? [];
  const wanted = new Set([...ofKind, ...sets]);
  const concepts = codeSets.filter(({ id }) => wanted.has(id)).flatMap((set) => set.concepts);
  return [...new Map(concepts.map((concept) => [keyOf(concept), concept])).values()];
}

/** One entry of a test child. */
export function EventFields({
  id,
  at,
  event,
  sets,
  faults,
  vocabulary,
  onChange,
  onRemove,
}: {
  /** Of the form; the fields' ids begin with it. */
  readonly id: string;
  readonly at: number;
  readonly event: EventForm;
  /** Code sets that the rule reads. */
  readonly sets: ReadonlySet<string>;
  readonly faults: Faults;
  readonly vocabulary: Vocabulary;
  readonly onChange: (event: EventForm) => void;
  readonly onRemove: () => void;
}) {
  const path = `events[${at}]`;
  const text = (key: 'when' | 'recorded' | 'place' | 'siteText', label: string, hint?: string) => (
    <TextField
      id={`${id}-${path}.${key}`}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={event[key]}
      onChange={(value) => onChange({ ...event, [key]: value })}
      error={faults.get(`${path}.${key}`)}
    />
  );
  const codes = codesFor(event.kind, sets, vocabulary);
  const [chosen] = event.codes;
  const open =
    [event.place, event.siteText, event.recorded].some((said) => said !== '') ||
    chosen !== undefined ||
    faults.has(`${path}.recorded`);
  const none = { value: 'none', label: words.noCode };
  return (
    <fieldset className="child-entry">
      <legend className="legend">{words.event(at + 1)}</legend>
      <Select
        id={`${id}-${path}.kind`}
        label={words.kind}
        placeholder={common.choose}
        value={event.kind}
        options={vocabulary.eventKinds.map((kind) => ({ value: kind.id, label: kind.one }))}
        onChange={(kind) => onChange({ ...event, kind, codes: [] })}
        error={faults.get(`${path}.kind`)}
      />
      {text('when', words.when, words.whenHint)}
      <Disclosure summary={<span className="s">{words.more}</span>} startsOpen={open}>
        <div className="stack">
          {text('place', words.place)}
          {text('siteText', words.site)}
          {codes.length > 0 && (
            <Select
              id={`${id}-${path}.codes`}
              label={words.code}
              placeholder=""
              value={chosen === undefined ? 'none' : keyOf(chosen)}
              options={[
                none,
                ...codes.map((code) => ({ value: keyOf(code), label: code.display ?? code.code })),
              ]}
              onChange={(key) => {
                const code = codes.find((one) => keyOf(one) === key);
                const { system, code: value, display } = code ?? {};
                onChange({
                  ...event,
                  codes:
                    system === undefined || value === undefined
                      ? []
                      : [{ system, code: value, ...(display === undefined ? {} : { display }) }],
                });
              }}
            />
          )}
          {text('recorded', words.recorded)}
        </div>
      </Disclosure>
      <div>
        <Button slim onPress={onRemove}>
          {words.remove(words.event(at + 1).toLowerCase())}
        </Button>
      </div>
    </fieldset>
  );
}
