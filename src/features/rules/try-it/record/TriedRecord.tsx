import { useId, useMemo, useState } from 'react';
import { londonDay, londonInstant } from '../../../../domain/calendar/london.ts';
import { daysOf } from '../../../../domain/calendar/partial-date.ts';
import type { Instant } from '../../../../domain/fetched.ts';
import { indexRecord } from '../../../../rules/record-index.ts';
import type { Answer, Rule } from '../../../../rules/rule.ts';
import { parseTestChildren } from '../../../../rules/validate/test-child.ts';
import type { Vocabulary } from '../../../../rules/vocabulary.ts';
import { tryRecord as words } from '../../../../text/rule-try-record.ts';
import { dateWords } from '../../../../text/when.ts';
import { Radios, Select } from '../../../../ui/Choice.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { useDesk } from '../../../../desk/desk.ts';
import { cpisChoices, cpisInFile, type CpisChoice } from '../cpis-choice.ts';
import { briefWords } from '../in-words.ts';
import { tryRule } from '../explain.ts';
import { isoDay, noon } from '../days.ts';
import { questionsOf } from '../questions.ts';
import { AnswerMark, WhyTried } from '../Why.tsx';
import { asRecord, patientOf, understand } from './as-record.ts';
import type { RecordFile } from './read-file.ts';
import { fromRecord, type ChildForm } from '../child/form.ts';
import { Button } from '../../../../ui/Button.tsx';

/** What CP-IS said, as the engine has it: the same as of a test child. */
function cpisOf(choice: CpisChoice, now: Instant, vocabulary: Vocabulary) {
  const read = parseTestChildren([{ id: 'said', title: 'Said', now, cpis: cpisInFile(choice) }], vocabulary);
  return read.ok
    ? (read.value[0]?.record.cpis ?? { state: 'not-checked' as const })
    : { state: 'not-checked' as const };
}

const answers = (['yes', 'no', 'not-sure'] as const).map((value) => ({ value, label: words.answer[value] }));

/** A record from a file, what the person says of it, and what the rule answers. */
export function TriedRecord({
  file,
  rule,
  vocabulary,
  onMake,
}: {
  readonly file: RecordFile;
  readonly rule: Rule;
  readonly vocabulary: Vocabulary;
  /** Takes over what rules can see of it into the form of a test child. */
  readonly onMake?: (form: ChildForm) => void;
}) {
  const id = useId();
  const desk = useDesk();
  const [opened] = useState(() => desk.now());
  const today = londonDay(Date.parse(opened));
  const [patient, setPatient] = useState(file.patients[0]?.id ?? '');
  const [whole, setWhole] = useState<'no' | 'yes'>('no');
  const [day, setDay] = useState(isoDay(today));
  const [cpis, setCpis] = useState<CpisChoice>('not-checked');
  const [given, setGiven] = useState<Readonly<Record<string, Answer['answer']>>>({});
  const days = daysOf(day);
  const now = days === undefined || days.from === today ? opened : noon(londonInstant(days.from));
  const understood = useMemo(() => understand(file, patient, vocabulary), [file, patient, vocabulary]);
  const made = useMemo(() => {
    const said = { whole: whole === 'yes', now, cpis: cpisOf(cpis, now, vocabulary), answers: given };
    const record = asRecord(understood, said, vocabulary);
    return { ...record, index: indexRecord(record.input, vocabulary) };
  }, [understood, whole, now, cpis, given, vocabulary]);
  const tried = tryRule(rule, made.index);
  const people = file.patients.map((one) => patientOf(one, now));
  const shown = people.find((one) => one.id === patient);
  const born = (date: string | undefined) => (date === undefined ? undefined : dateWords(date));
  return (
    <>
      <div className="pad stack tried-record">
        {people.length > 1 ? (
          <Radios
            id={`${id}-who`}
            label={words.several(people.length)}
            value={patient}
            onChange={setPatient}
            options={people.map((one) => ({
              value: one.id,
              label: words.patient(one.name, born(one.birthDate)),
            }))}
          />
        ) : (
          shown !== undefined && (
            <p>
              <b className="strong">{words.patient(shown.name, born(shown.birthDate))}</b>
            </p>
          )
        )}
        <ul className="s">
          <li>{words.found(file.resources.length, made.input.events.length)}</li>
          {made.otherPeople > 0 && <li>{words.otherPeople(made.otherPeople)}</li>}
          {made.odd > 0 && <li>{words.odd(made.odd)}</li>}
          {made.uncoded > 0 && <li>{words.uncoded(made.uncoded)}</li>}
          {file.partOnly && <li>{words.partOnly}</li>}
        </ul>
        <Radios
          id={`${id}-whole`}
          label={words.whole}
          hint={words.wholeHint}
          value={whole}
          onChange={setWhole}
          options={[
            { value: 'no', label: words.wholeNo },
            { value: 'yes', label: words.wholeYes },
          ]}
        />
        <TextField
          id={`${id}-day`}
          type="date"
          label={words.day}
          hint={words.dayHint}
          value={day}
          onChange={setDay}
          error={days === undefined || day.length < 10 ? words.dayWrong : undefined}
        />
        <Select
          id={`${id}-cpis`}
          label={words.cpis}
          placeholder=""
          value={cpis}
          options={cpisChoices}
          onChange={setCpis}
        />
        {questionsOf(rule.when).map((ask) => (
          <Radios
            key={ask.id}
            id={`${id}-ask-${ask.id}`}
            label={ask.question.replaceAll('{name}', 'the child')}
            value={given[ask.id]}
            onChange={(answer) => setGiven({ ...given, [ask.id]: answer })}
            options={answers}
          />
        ))}
      </div>
      <div className="pad stack tried-part">
        <h4>{words.result}</h4>
        <div role="status">
          <AnswerMark truth={tried.truth} />
          <p>{briefWords(tried, made.index)}</p>
        </div>
        <WhyTried tried={tried} record={made.index} />
      </div>
      {onMake !== undefined && (
        <div className="pad stack tried-part">
          <p className="s q">{words.makeHint}</p>
          <div>
            <Button
              slim
              onPress={() => onMake({ ...fromRecord(made.input, rule, day), cpis, answers: given })}
            >
              {words.make}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
