import type { CoverageGap } from '../../../../domain/record.ts';
import type { Rule } from '../../../../rules/rule.ts';
import type { Vocabulary } from '../../../../rules/vocabulary.ts';
import { partTitle } from '../../../../text/record.ts';
import { testChild as words } from '../../../../text/rule-try-child.ts';
import { tryRecord } from '../../../../text/rule-try-record.ts';
import { missing } from '../../../../text/rule-try.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Select } from '../../../../ui/Choice.tsx';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { cpisChoices } from '../cpis-choice.ts';
import { questionsOf } from '../questions.ts';
import type { ChildForm, Faults } from './form.ts';

const gaps = [
  'not-shared',
  'not-permitted',
  'unavailable',
  'pages-missing',
  'odd-entries',
] as const satisfies readonly CoverageGap[];
const reading = [
  { value: 'all', label: words.readAll },
  ...gaps.map((value) => ({ value, label: missing.read[value] })),
] as const;
const answers = [
  { value: 'none', label: words.notAsked },
  ...(['yes', 'no', 'not-sure'] as const).map((value) => ({ value, label: tryRecord.answer[value] })),
] as const;

/** A record of pairs with one changed, or taken out. */
function changed<V>(all: Readonly<Record<string, V>>, key: string, value: V | undefined) {
  const rest = Object.entries(all).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? rest : [...rest, [key, value]]);
}

interface RestProps {
  readonly id: string;
  readonly form: ChildForm;
  readonly faults: Faults;
  readonly rule: Rule;
  readonly vocabulary: Vocabulary;
  readonly onChange: (part: Partial<ChildForm>) => void;
}

function People({ id, form, faults, onChange }: RestProps) {
  const { people } = form;
  return (
    <>
      <h4>{words.people}</h4>
      {people.map((person, at) => (
        <fieldset className="child-entry" key={at}>
          <legend className="legend">{words.person(at + 1)}</legend>
          {(['relationship', 'birthDate'] as const).map((key) => (
            <TextField
              key={key}
              id={`${id}-links[${at}].${key}`}
              label={key === 'birthDate' ? words.born : words.relationship}
              hint={key === 'birthDate' ? words.bornHint : words.relationshipHint}
              value={person[key]}
              onChange={(value) =>
                onChange({ people: people.map((one, i) => (i === at ? { ...one, [key]: value } : one)) })
              }
              error={faults.get(`links[${at}].${key}`)}
            />
          ))}
          <div>
            <Button slim onPress={() => onChange({ people: people.filter((_, i) => i !== at) })}>
              {words.remove(words.person(at + 1).toLowerCase())}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button slim onPress={() => onChange({ people: [...people, { relationship: '', birthDate: '' }] })}>
          {words.addPerson}
        </Button>
      </div>
    </>
  );
}

/** What else a test child has: what was not read, CP-IS, the household, and what a clinician answered. */
export function RestOfChild(props: RestProps) {
  const { id, form, rule, vocabulary, onChange } = props;
  const questions = questionsOf(rule.when);
  const resources = [
    ...new Set([
      ...vocabulary.eventKinds.flatMap(({ from }) => from.map(({ resource }) => resource)),
      'RelatedPerson',
    ]),
  ];
  return (
    <>
      <Select
        id={`${id}-cpis`}
        label={words.cpis}
        placeholder=""
        value={form.cpis}
        options={cpisChoices}
        onChange={(cpis) => onChange({ cpis })}
      />
      {questions.length > 0 && <h4>{words.answers}</h4>}
      {questions.map((ask) => (
        <Select
          key={ask.id}
          id={`${id}-answers.${ask.id}`}
          label={ask.question.replaceAll('{name}', 'the child')}
          placeholder=""
          value={form.answers[ask.id] ?? 'none'}
          options={answers}
          onChange={(answer) =>
            onChange({ answers: changed(form.answers, ask.id, answer === 'none' ? undefined : answer) })
          }
        />
      ))}
      <Disclosure
        summary={<b className="strong">{words.notRead}</b>}
        startsOpen={Object.keys(form.notRead).length > 0}
      >
        <div className="stack">
          <p className="hint">{words.notReadHint}</p>
          {resources.map((resource) => (
            <Select
              key={resource}
              id={`${id}-notRead.${resource}`}
              label={partTitle(resource)}
              placeholder=""
              value={gaps.find((gap) => gap === form.notRead[resource]) ?? 'all'}
              options={reading}
              onChange={(gap) =>
                onChange({ notRead: changed(form.notRead, resource, gap === 'all' ? undefined : gap) })
              }
            />
          ))}
        </div>
      </Disclosure>
      <People {...props} />
    </>
  );
}
