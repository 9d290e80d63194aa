import { useState } from 'react';
import { saidText as words } from '../../../text/concern.ts';
import { unbornText } from '../../../text/concern-known.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { emptyAccount } from '../form.ts';
import { AccountFields } from './AccountFields.tsx';
import { MoreKnown } from './MoreKnown.tsx';
import { Step } from '../Step.tsx';
import { useCalled, useChange, useConcerning, useForm } from '../use-concern.ts';
import { Note } from './Note.tsx';

/** The child's own words and ways, and what the child wants; of a baby not yet born, what the parents want. */
function Voice() {
  const form = useForm();
  const change = useChange();
  const who = useCalled();
  const unborn = form.about === 'unborn-child';
  const [wishes, setWishes] = useState((form.notes.wishes ?? '') !== '');
  return (
    <div className="with-more stack">
      <TextArea
        id="concern-voice"
        label={unborn ? unbornText.voice : words.voice(who)}
        rows={2}
        value={form.childsVoice}
        onChange={(childsVoice) => change({ childsVoice })}
        maxLength={10_000}
      />
      {!unborn && !wishes && <TextButton onPress={() => setWishes(true)}>{words.wishes}</TextButton>}
      {!unborn && wishes && <Note id="wishes" />}
    </div>
  );
}

/** Step 2: who said what, word for word; the child's own voice; and, kept apart, what the clinician thinks. */
export function SaidSection() {
  const form = useForm();
  const change = useChange();
  const { newId } = useConcerning();
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
        <Voice />
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
