import { saidText as words } from '../../../text/concern.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { emptyAccount, type AccountDraft } from '../form.ts';
import { MoreKnown } from './MoreKnown.tsx';
import { Step } from '../Step.tsx';
import { useCalled, useCase, useChange, useConcerning, useFix, useForm } from '../use-concern.ts';

function AccountFields({ account, n }: { readonly account: AccountDraft; readonly n: number }) {
  const { accounts } = useForm();
  const change = useChange();
  const household = useCase((state) => state.household);
  const update = (part: Partial<AccountDraft>) =>
    change({ accounts: accounts.map((one) => (one.id === account.id ? { ...one, ...part } : one)) });
  const ids = {
    words: fieldIds.account(account.id, 'words'),
    by: fieldIds.account(account.id, 'by'),
    present: fieldIds.account(account.id, 'present'),
  };
  const wordsFix = useFix(ids.words);
  const byFix = useFix(ids.by);
  const people =
    household.state === 'present' || household.state === 'incomplete'
      ? household.value.map(({ relationship, name }) => [relationship, name].filter(Boolean).join(', '))
      : [];
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
        <div>
          <TextField
            id={ids.by}
            label={words.who}
            error={byFix}
            value={account.saidBy}
            onChange={(saidBy) => update({ saidBy })}
            maxLength={200}
          />
          {account.saidBy === '' && people.length > 0 && (
            <p className="row">
              {people.map((person) => (
                <TextButton key={person} onPress={() => update({ saidBy: person })}>
                  {words.useWords(person)}
                </TextButton>
              ))}
            </p>
          )}
        </div>
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

/** Step 2: who said what, word for word; the child's own voice; and, kept apart, what the clinician thinks. */
export function SaidSection() {
  const form = useForm();
  const change = useChange();
  const { newId } = useConcerning();
  const who = useCalled();
  return (
    <Step n={2} id="said">
      {form.accounts.map((account, i) => (
        <AccountFields key={account.id} account={account} n={i + 1} />
      ))}
      <div>
        <Button slim onPress={() => change({ accounts: [...form.accounts, emptyAccount(newId())] })}>
          {words.add}
        </Button>
      </div>
      <div className="two-up">
        <TextArea
          id="concern-voice"
          label={words.voice(who)}
          rows={2}
          value={form.childsVoice}
          onChange={(childsVoice) => change({ childsVoice })}
          maxLength={10_000}
        />
        <TextArea
          id="concern-opinion"
          label={
            <>
              {words.opinion} <span className="q plain-w">{words.opinionApart}</span>
            </>
          }
          rows={2}
          value={form.opinion}
          onChange={(opinion) => change({ opinion })}
          maxLength={10_000}
        />
      </div>
      <MoreKnown />
    </Step>
  );
}
