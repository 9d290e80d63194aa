import { gradeWords } from '../../../../text/grades.ts';
import { facts } from '../../../../text/rule-editor.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Select } from '../../../../ui/Choice.tsx';
import { Notes } from '../../../../ui/Field.tsx';
import { Shape } from '../../../../ui/Shape.tsx';
import { TextArea, TextField } from '../../../../ui/TextField.tsx';
import { useEditing, useProblemsAt } from '../editing.ts';
import { valueAt } from '../model/draft.ts';
import { typedOf } from '../model/duration.ts';
import { Settings } from './Settings.tsx';

type Severity = keyof typeof facts.severities;
type Grade = keyof typeof gradeWords;

const isKey = <K extends string>(of: Readonly<Record<K, string>>, value: unknown): value is K =>
  typeof value === 'string' && Object.hasOwn(of, value);

interface Words {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  /** May be left empty: then it is not in the rule. */
  readonly optional?: true;
  /** It gives a new rule its id. */
  readonly names?: true;
  readonly long?: true;
  readonly type?: 'date';
}

/** One text of a rule, kept at its path. */
function WordsAt({ path, label, hint, optional, names, long, type }: Words) {
  const { draft, send } = useEditing();
  const error = useProblemsAt()(path);
  const members = path.split('.');
  const frame = {
    id: path,
    label,
    ...(hint !== undefined && { hint }),
    error,
    value: typedOf(valueAt(draft.head, members)),
    onChange: (text: string) =>
      send({
        do: 'set',
        path: members,
        value: optional && text === '' ? undefined : text,
        typed: true,
        ...(names && { names }),
      }),
    onBlur: () => send({ do: 'pause' }),
  };
  return long ? <TextArea {...frame} rows={2} /> : <TextField {...frame} {...(type && { type })} />;
}

function SeverityChoice() {
  const { draft, send } = useEditing();
  const error = useProblemsAt()('severity');
  const chosen = draft.head['severity'];
  return (
    <div className={error === undefined ? 'field' : 'field wrong'} id="severity" tabIndex={-1}>
      <span className="legend" id="severity-label">
        {facts.severity}
      </span>
      <Notes id="severity" error={error} />
      <div className="seg" role="group" aria-labelledby="severity-label">
        {(Object.keys(facts.severities) as Severity[]).map((value) => (
          <Button
            key={value}
            slim
            pressed={chosen === value}
            onPress={() => send({ do: 'set', path: ['severity'], value })}
          >
            <Shape name={value} /> {facts.severities[value]}
          </Button>
        ))}
      </div>
    </div>
  );
}

function GradeChoice() {
  const { draft, send } = useEditing();
  const error = useProblemsAt()('guideline.grade');
  const chosen = valueAt(draft.head, ['guideline', 'grade']);
  return (
    <Select<Grade>
      id="guideline.grade"
      label={facts.grade}
      error={error}
      value={isKey(gradeWords, chosen) ? chosen : ''}
      placeholder={facts.choose}
      options={(Object.keys(gradeWords) as Grade[]).map((value) => ({ value, label: gradeWords[value] }))}
      onChange={(value) => send({ do: 'set', path: ['guideline', 'grade'], value })}
    />
  );
}

/** Everything about a rule but its condition. */
export function Facts({ isNew }: { readonly isNew: boolean }) {
  return (
    <>
      <div className="halves">
        <WordsAt path="title" label={facts.name} hint={facts.nameHint} {...(isNew && { names: true })} />
        {isNew && <WordsAt path="id" label={facts.id} hint={facts.idHint} />}
        <SeverityChoice />
        <Settings />
      </div>
      <WordsAt path="why" label={facts.why} hint={facts.whyHint} long />
      <WordsAt path="advice" label={facts.advice} hint={facts.adviceHint} long />
      <WordsAt path="toAsk" label={facts.toAsk} hint={facts.toAskHint} long optional />
      <h3 className="mini">{facts.behind}</h3>
      <div className="halves">
        <WordsAt path="guideline.title" label={facts.guideline} hint={facts.guidelineHint} />
        <GradeChoice />
        <WordsAt path="guideline.url" label={facts.link} hint={facts.linkHint} optional />
        <WordsAt path="guideline.caution" label={facts.caution} hint={facts.cautionHint} optional />
        <WordsAt path="owner" label={facts.owner} hint={facts.ownerHint} />
        <WordsAt path="reviewBy" label={facts.reviewBy} type="date" />
      </div>
    </>
  );
}
