import { useState } from 'react';
import { saidText as words } from '../../../text/concern.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import type { AccountDraft } from '../form.ts';
import { useChange, useFix, useForm, useSetting } from '../use-concern.ts';
import { peopleNow } from './known.ts';

/** Names to say who spoke with one press: the people of the form. */
function Suggestions({ onUse }: { readonly onUse: (name: string) => void }) {
  const form = useForm();
  const { recorded } = useSetting();
  const people = peopleNow(form, recorded)
    .map(({ relationship, name }) => [relationship, name].filter((part) => part.trim() !== '').join(', '))
    .filter((name) => name !== '')
    .slice(0, 4);
  if (people.length === 0) return null;
  return (
    <p className="row">
      {people.map((person) => (
        <TextButton key={person} onPress={() => onUse(person)}>
          {words.useWords(person)}
        </TextButton>
      ))}
    </p>
  );
}

/** Exact words, who said them, to whom where it was not the writer, and who was there. */
export function AccountFields({ account, n }: { readonly account: AccountDraft; readonly n: number }) {
  const { accounts } = useForm();
  const change = useChange();
  const [asked, setAsked] = useState(account.saidTo !== '');
  const update = (part: Partial<AccountDraft>) =>
    change({ accounts: accounts.map((one) => (one.id === account.id ? { ...one, ...part } : one)) });
  const ids = {
    words: fieldIds.account(account.id, 'words'),
    by: fieldIds.account(account.id, 'by'),
    to: fieldIds.account(account.id, 'to'),
    present: fieldIds.account(account.id, 'present'),
  };
  const wordsFix = useFix(ids.words);
  const byFix = useFix(ids.by);
  return (
    <div className="two-up" role="group" aria-label={words.account(n)}>
      <TextArea
        id={ids.words}
        label={accounts.length > 1 ? `${words.words} (${n})` : words.words}
        hint={words.wordsHint}
        error={wordsFix}
        verbatim
        value={account.words}
        onChange={(said) => update({ words: said })}
        maxLength={10_000}
      />
      <div className="stack">
        <div className="with-more">
          <TextField
            id={ids.by}
            label={words.who}
            error={byFix}
            value={account.saidBy}
            onChange={(saidBy) => update({ saidBy })}
            maxLength={200}
          />
          {!asked && <TextButton onPress={() => setAsked(true)}>{words.notToYou}</TextButton>}
          {account.saidBy === '' && <Suggestions onUse={(saidBy) => update({ saidBy })} />}
        </div>
        {asked && (
          <TextField
            id={ids.to}
            label={words.to}
            hint={words.toHint}
            value={account.saidTo}
            onChange={(saidTo) => update({ saidTo })}
            maxLength={200}
          />
        )}
        <TextField
          id={ids.present}
          label={words.present}
          value={account.present}
          onChange={(present) => update({ present })}
          maxLength={500}
        />
        {accounts.length > 1 && (
          <TextButton onPress={() => change({ accounts: accounts.filter((one) => one.id !== account.id) })}>
            {words.removeAccount}
          </TextButton>
        )}
      </div>
    </div>
  );
}
