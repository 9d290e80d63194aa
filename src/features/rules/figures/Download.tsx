import { useState } from 'react';
import { figuresScreen as words } from '../../../text/rule-figures.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { failureWords } from '../../../desk/failure-words.ts';
import { notAnswered } from '../../../text/desk-frame.ts';
import { csvOf } from './csv.ts';
import type { Period } from './period.ts';
import { saveFile } from '../../../desk/save-file.ts';

/** Figures as a file that may leave the organisation: what is small is left out, the rest is rounded. */
export function Download({ period }: { readonly period: Period }) {
  const { api } = useDesk();
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState<string>();
  const press = async (): Promise<void> => {
    setWorking(true);
    const answer = await api.figuresToShare(period);
    setWorking(false);
    if (!answer.ok) {
      setSaid(`${notAnswered.couldNotBeRead(words.file)}. ${failureWords(answer.failure)}`);
      return;
    }
    const name = words.fileName(answer.value.from, answer.value.to);
    saveFile(name, csvOf(answer.value), 'text/csv;charset=utf-8');
    setSaid(words.downloaded(name));
  };
  return (
    <div className="figures-download">
      <Button working={working ? words.downloading : undefined} onPress={() => void press()}>
        {words.download}
      </Button>
      <p className="s q">{words.downloadSays}</p>
      <p role="status" className="s">
        {said}
      </p>
    </div>
  );
}
