import { useId, useState } from 'react';
import type { ApiFailure } from '../../../../api/problem.ts';
import type { TestChildFile } from '../../../../api/rule-book-client.ts';
import { londonDay } from '../../../../domain/calendar/london.ts';
import { codeSetsOf } from '../../../../rules/life-cycle/pins.ts';
import { same } from '../../../../rules/life-cycle/same.ts';
import type { Rule, Truth } from '../../../../rules/rule.ts';
import type { Vocabulary } from '../../../../rules/vocabulary.ts';
import { common } from '../../../../text/common.ts';
import { notAnswered } from '../../../../text/desk-frame.ts';
import { testChild as words } from '../../../../text/rule-try-child.ts';
import { tryIt } from '../../../../text/rule-try.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox, Select } from '../../../../ui/Choice.tsx';
import { ErrorSummary } from '../../../../ui/ErrorSummary.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { idFrom } from '../../code-sets/rows.ts';
import { useDesk } from '../../../../desk/desk.ts';
import { failureWords } from '../../../../desk/failure-words.ts';
import { useUnsaved } from '../../../../desk/use-unsaved.ts';
import { isoDay } from '../days.ts';
import { EventFields } from './EventFields.tsx';
import { emptyForm, faultsOf, fileOf, noEvent, type ChildForm, type Faults } from './form.ts';
import { RestOfChild } from './RestOfChild.tsx';

const expectations = [
  { value: 'none', label: words.expectNone },
  ...(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: tryIt.shouldAnswer[value] })),
] as const;

/** Writes a test child and keeps it. What is wrong is said beside its field before anything is sent. */
export function AddChild({
  rule,
  vocabulary,
  taken,
  start,
  onAdded,
  onClose,
}: {
  readonly rule: Rule;
  readonly vocabulary: Vocabulary;
  /** Ids that are there already. */
  readonly taken: ReadonlySet<string>;
  /** A form that is filled already. */
  readonly start?: ChildForm;
  /** Kept; with the answer that was agreed on, where one was. */
  readonly onAdded: (child: TestChildFile, expect: Truth | undefined) => void;
  readonly onClose: () => void;
}) {
  const id = useId();
  const desk = useDesk();
  const [first] = useState(() => start ?? emptyForm(isoDay(londonDay(Date.parse(desk.now())))));
  const [form, setForm] = useState(first);
  useUnsaved(!same(form, first));
  const [asked, setAsked] = useState(0);
  // As they were when it was last asked for: a summary that came and went while somebody types would take the focus.
  const [listed, setListed] = useState<Faults>(new Map());
  const [keeping, setKeeping] = useState(false);
  const [why, setWhy] = useState<ApiFailure>();
  const childId = idFrom(form.title);
  const faults = faultsOf(form, childId, { vocabulary, taken });
  const shown: Faults = asked > 0 ? faults : new Map();
  const set = (part: Partial<ChildForm>): void => setForm({ ...form, ...part });
  const sets = codeSetsOf(rule, { ...vocabulary, eventKinds: [] });

  const keep = async () => {
    setAsked(asked + 1);
    setListed(faults);
    setWhy(undefined);
    if (faults.size > 0) return;
    setKeeping(true);
    const answer = await desk.api.addChild(fileOf(form, childId));
    setKeeping(false);
    if (answer.ok) onAdded(answer.value, form.expect === '' ? undefined : form.expect);
    else setWhy(answer.failure);
  };

  return (
    <form
      className="pad stack tried-part"
      noValidate
      aria-labelledby={`${id}-h`}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h3 id={`${id}-h`}>{words.title}</h3>
      <p className="note">{words.never}</p>
      {listed.size > 0 && (
        <ErrorSummary
          title={words.fixTitle(listed.size)}
          errors={[...listed].map(([field, message]) => ({
            field: `${id}-${field}`,
            message,
          }))}
          round={asked}
        />
      )}
      {why !== undefined && (
        <div className="summary" role="alert">
          <h4>{notAnswered.notDone}</h4>
          <p>{failureWords(why, true)}</p>
        </div>
      )}
      <TextField
        id={`${id}-title`}
        label={words.name}
        hint={words.nameHint}
        value={form.title}
        maxLength={200}
        onChange={(title) => set({ title })}
        error={shown.get('title')}
      />
      <TextField
        id={`${id}-now`}
        type="date"
        label={words.day}
        hint={words.dayHint}
        value={form.day}
        onChange={(day) => set({ day })}
        error={shown.get('now')}
      />
      <TextField
        id={`${id}-birthDate`}
        label={words.born}
        hint={words.bornHint}
        value={form.birthDate}
        onChange={(birthDate) => set({ birthDate })}
        error={shown.get('birthDate')}
      />
      <h4>{words.events}</h4>
      {form.events.map((event, at) => (
        <EventFields
          key={at}
          id={id}
          at={at}
          event={event}
          sets={sets}
          faults={shown}
          vocabulary={vocabulary}
          onChange={(next) => set({ events: form.events.map((one, i) => (i === at ? next : one)) })}
          onRemove={() => set({ events: form.events.filter((_, i) => i !== at) })}
        />
      ))}
      <div>
        <Button
          slim
          onPress={() => set({ events: [...form.events, { ...(form.events.at(-1) ?? noEvent), when: '' }] })}
        >
          {words.addEvent}
        </Button>
      </div>
      <RestOfChild id={id} form={form} faults={shown} rule={rule} vocabulary={vocabulary} onChange={set} />
      <Select
        id={`${id}-expect`}
        label={words.expect}
        placeholder=""
        value={form.expect === '' ? 'none' : form.expect}
        options={expectations}
        onChange={(expect) => set({ expect: expect === 'none' ? '' : expect })}
      />
      {form.fromRecord && (
        <Checkbox
          id={`${id}-notReal`}
          label={words.notReal}
          checked={form.notReal}
          onChange={(notReal) => set({ notReal })}
        />
      )}
      <div className="tried-acts">
        <Button submit working={keeping ? words.keeping : undefined}>
          {words.keep}
        </Button>
        <Button onPress={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
}
