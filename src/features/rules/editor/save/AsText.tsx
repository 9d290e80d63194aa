import { useState } from 'react';
import { isObject, type Json } from '../../../../rules/events/json.ts';
import { asText } from '../../../../text/rule-editor.ts';
import { Button, TextButton } from '../../../../ui/Button.tsx';
import { TextArea } from '../../../../ui/TextField.tsx';
import { useEditing } from '../editing.ts';
import { check } from '../model/check.ts';

function read(text: string): Json | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function Wrong({ content }: { readonly content: Json | undefined }) {
  const { vocabulary } = useEditing();
  if (content === undefined) return <p className="fix">{asText.notText}</p>;
  const { problems } = check(content, vocabulary);
  if (problems.length === 0) return <p className="s q">{asText.sound}</p>;
  return (
    <div role="status">
      <p className="mini">{asText.wrong}</p>
      <ul className="s dots">
        {problems.map(({ path, message, fix }) => (
          <li key={`${path} ${message}`}>
            <code>{path}</code> {message} {fix}
          </li>
        ))}
      </ul>
      <p className="s q">{asText.unsound}</p>
    </div>
  );
}

function Text() {
  const { checked, send } = useEditing();
  const [typed, setTyped] = useState<string>();
  const content = typed === undefined ? checked.content : read(typed);
  return (
    <>
      <TextArea
        id="as-text-field"
        label={asText.label}
        hint={asText.help}
        rows={10}
        value={typed ?? JSON.stringify(checked.content, null, 2)}
        onChange={setTyped}
      />
      <Wrong content={content} />
      <div className="row-acts">
        <Button
          onPress={() => {
            if (content === undefined) return;
            send({ do: 'replace', content });
            setTyped(undefined);
          }}
          unavailable={content === undefined ? asText.notText : undefined}
        >
          {asText.use}
        </Button>
        {typed !== undefined && <Button onPress={() => setTyped(undefined)}>{asText.reset}</Button>}
      </div>
    </>
  );
}

/** The rule as it stands in a file: to bring one from elsewhere, with everything that is wrong with it by its place. */
export function AsText() {
  const [open, setOpen] = useState(false);
  return (
    <section className="card pad stack astext" id="as-text" tabIndex={-1} aria-label={asText.title}>
      <div>
        <TextButton onPress={() => setOpen(!open)} expanded={open}>
          {asText.title}
        </TextButton>
      </div>
      {open && <Text />}
    </section>
  );
}
