import { besideText } from '../../../text/concern-share.ts';
import { reviewText as words } from '../../../text/concern-share-review.ts';
import { listWords, lowerFirst } from '../../../text/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { HandOver } from '../HandOver.tsx';
import { shortRecipient } from '../share/recipients.ts';
import { Step } from '../Step.tsx';
import { toConcern } from '../to-concern.ts';
import { todoOf } from '../todo.ts';
import { useCalled, useConcern, useForm, usePlan, useSetting } from '../use-concern.ts';
import { EveryWord } from './EveryWord.tsx';
import { Where } from './Where.tsx';

/** Step 4: exactly what will be written and where, then Send. */
export function ReviewSection() {
  const form = useForm();
  const setting = useSetting();
  const who = useCalled();
  const send = useConcern((state) => state.send);
  const sending = useConcern((state) => state.stage.at === 'sending');
  const owed = todoOf(form)
    .filter(([line, done]) => !done && line !== 'words')
    .map(([line]) => lowerFirst(besideText.todo[line]));
  const concern = toConcern(form, setting, setting.now);
  const { kind } = usePlan(concern);
  const { route, recipients } = setting;
  const carried = concern.decision.share && route !== 'within-record-system';
  const to = shortRecipient(recipients[0]);
  const label = (): string => {
    if (form.decision === '' || (concern.decision.share && recipients.length === 0))
      return words.sendUndecided;
    if (!concern.decision.share) return words.keep;
    return carried ? words.saveThenSend(to) : words.send(to);
  };
  return (
    <Step n={4} id="review">
      <p className="s q">{words.everything}</p>
      <Where concern={concern} />
      <EveryWord concern={concern} />
      <Button
        main
        wide
        onPress={() => void send()}
        consequence={carried ? `${words.hints[kind](who)} ${words.carry}` : words.hints[kind](who)}
        working={sending ? (carried || !concern.decision.share ? words.saving : words.sending) : undefined}
      >
        {label()}
      </Button>
      {owed.length > 0 && <p className="s q">{words.stillNeeded(listWords.format(owed))}</p>}
      <HandOver />
    </Step>
  );
}
