import { useEffect, useRef, useState } from 'react';
import type { LeafName } from '../../../../rules/criteria/row.ts';
import { leafNames } from '../../../../rules/criteria/table.ts';
import { build, ruleEditor } from '../../../../text/rule-editor.ts';
import { criteriaWords, fieldWords, inReadingOrder } from '../../../../text/rule-editor-criteria.ts';
import { TextButton } from '../../../../ui/Button.tsx';
import { Bit } from '../controls/Bit.tsx';
import { FieldControl } from '../controls/FieldControl.tsx';
import { Pick } from '../controls/Pick.tsx';
import { useEditing, useProblemsAt } from '../editing.ts';
import { AskedAlready } from './AskedAlready.tsx';
import type { Part } from '../model/part.ts';
import { typedOf } from '../model/duration.ts';
import { fieldsOf, slugOf } from '../model/starting.ts';

type Leaf = Extract<Part, { is: 'leaf' }>;
type Written = Extract<Part, { is: 'leaf' | 'empty' }>;

const choices = (Object.keys(criteriaWords) as LeafName[])
  .filter((name) => leafNames.includes(name))
  .map((name) => ({ value: name, label: criteriaWords[name].choose }));

const isChoice = (value: string | undefined): value is LeafName =>
  choices.some((choice) => choice.value === value);

/** Types whose control says its own lead. */
const saysItself = (type: string, required: boolean): boolean => type === 'duration' && !required;

function Fields({ part, path }: { readonly part: Leaf; readonly path: string }) {
  const { send } = useEditing();
  const problems = useProblemsAt();
  const [more, setMore] = useState(false);
  const { name, body, key } = part;
  const fields = inReadingOrder(name, fieldsOf(name));
  const made = slugOf(typedOf(body['question']));
  const always = ([field, { type, required }]: (typeof fields)[number]): boolean => {
    // The name that a question brings with it is of no interest until it is another.
    if (type === 'id')
      return (body[field] ?? '') !== made || problems(`${path}.${name}.${field}`) !== undefined;
    return required === true || Object.hasOwn(body, field) || criteriaWords[name].shown.includes(field);
  };
  const hidden = fields.filter((one) => !always(one));
  const many = typeof body['atLeast'] === 'number' && body['atLeast'] > 1;
  return (
    <>
      {fields
        .filter((one) => more || always(one))
        .map(([field, type]) => {
          const words = fieldWords(name, field);
          const where = { path: `${path}.${name}.${field}`, error: problems(`${path}.${name}.${field}`) };
          return (
            <Bit
              key={field}
              {...where}
              lead={saysItself(type.type, type.required === true) ? undefined : words.lead}
              hint={words.hint}
              wide={words.hint !== undefined}
            >
              <FieldControl
                {...where}
                field={type}
                words={words}
                many={many}
                value={body[field]}
                onChange={(value, typed) =>
                  send({ do: 'set-field', key, field, value, ...(typed && { typed }) })
                }
              />
            </Bit>
          );
        })}
      {(hidden.length > 0 || more) && (
        <TextButton onPress={() => setMore(!more)} expanded={more}>
          {more ? build.less : build.more}
        </TextButton>
      )}
    </>
  );
}

/** Members that a criterion does not have: they came from elsewhere, and can only be taken out. */
function Unknown({ part, path }: { readonly part: Leaf; readonly path: string }) {
  const { send } = useEditing();
  const problems = useProblemsAt();
  const known = fieldsOf(part.name);
  return Object.keys(part.body)
    .filter((field) => !Object.hasOwn(known, field))
    .map((field) => (
      <p key={field} className="fix" id={`${path}.${part.name}.${field}`} tabIndex={-1}>
        <b className="strong">{ruleEditor.checkThis}</b> {field}. {problems(`${path}.${part.name}.${field}`)}{' '}
        <TextButton onPress={() => send({ do: 'set-field', key: part.key, field, value: undefined })}>
          {build.unknownField}
        </TextButton>
      </p>
    ));
}

/** One criterion as a line of the sentence: what is looked for, and its fields where they are read. */
export function Clause({
  part,
  path,
  fresh,
}: {
  readonly part: Written;
  readonly path: string;
  /** It was added just now: the keyboard goes on in it. */
  readonly fresh: boolean;
}) {
  const { send } = useEditing();
  const problems = useProblemsAt();
  const line = useRef<HTMLDivElement>(null);
  const first = part.is === 'empty' ? 'select' : 'input';
  const wanted = useRef(fresh);
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    line.current?.querySelector<HTMLElement>(first)?.focus();
  }, [first]);
  const name = part.is === 'leaf' ? part.name : undefined;
  const said = [
    problems(path, 'here'),
    ...(name === undefined ? [] : [problems(`${path}.${name}`, 'here')]),
  ].filter((text) => text !== undefined);
  const error = said.length === 0 ? undefined : said.join(' ');
  return (
    <div className="clause" ref={line}>
      <Bit path={path} error={error}>
        <Pick
          path={path}
          label={build.lookFor}
          error={error}
          value={name}
          placeholder={build.choose}
          options={choices}
          onChange={(chosen) => {
            if (isChoice(chosen)) send({ do: 'choose', key: part.key, name: chosen });
          }}
        />
      </Bit>
      {part.is === 'leaf' && (
        <>
          <Fields key={part.name} part={part} path={path} />
          {part.name === 'ask' && <AskedAlready part={part} path={path} />}
          <Unknown part={part} path={path} />
        </>
      )}
    </div>
  );
}
