import { useEffect, useRef, useState } from 'react';
import type { MoveRule, RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { acts } from '../../../text/rule-desk-life.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { ActForm, type Reasoned } from './ActForm.tsx';
import { offered, type ActName, type Offered } from './offered.ts';

/** One act as a button, with what it causes, why it cannot be done yet, or why it will probably be refused. */
function Act({
  of: { act, blocked, likely },
  main,
  open,
  working,
  onPress,
}: {
  readonly of: Offered;
  readonly main: boolean;
  readonly open: boolean;
  readonly working: boolean;
  readonly onPress: () => void;
}) {
  return (
    <li>
      <Button
        main={main && blocked === undefined}
        unavailable={blocked}
        working={working ? acts.working : undefined}
        {...(act === 'submit' ? {} : { expanded: open })}
        onPress={onPress}
      >
        {acts[act].button}
      </Button>
      {blocked === undefined && <span className="s q">{likely ?? acts[act].says}</span>}
    </li>
  );
}

/** Whether an act is the next step of all, and nothing that cuts one short. */
const isMain = (first: Offered | undefined, { silentRun }: RuleVersionShape): boolean =>
  first !== undefined &&
  first.act !== 'retire' &&
  first.act !== 'give-up' &&
  (first.act !== 'make-active' || silentRun?.done !== false);

/** What the signed-in person may do to a version, each act with its reason; and what came of the last one. */
export function Acts({
  history,
  version,
  onDone,
  onReadAgain,
}: {
  readonly history: RuleHistory;
  readonly version: RuleVersionShape;
  readonly onDone: (history: RuleHistory) => void;
  readonly onReadAgain: () => void;
}) {
  const { api, rights, clinician } = useDesk();
  const { act, run } = useAct();
  const [open, setOpen] = useState<Reasoned>();
  const [done, setDone] = useState<string>();
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== undefined) status.current?.focus();
  }, [done]);
  const choices = offered(version, rights, clinician.name);
  const [first] = choices;
  const main = isMain(first, version) ? first?.act : undefined;
  const send = (name: ActName, move: MoveRule) => {
    setDone(undefined);
    run(
      () => api.move(history.id, move),
      (changed) => {
        setOpen(undefined);
        setDone(acts[name].done(version.number));
        onDone(changed);
      },
    );
  };
  const press = (name: ActName) => {
    if (name !== 'submit') setOpen(open === name ? undefined : name);
    else send(name, { move: 'submit', number: version.number, digest: version.digest });
  };
  const changed = act.state === 'refused' && act.why.kind === 'refused' && act.why.status === 409;
  return (
    <>
      <p className="strong" role="status" tabIndex={-1} ref={status}>
        {done}
      </p>
      {choices.length > 0 && (
        <ul className="acts-list">
          {choices.map((of) => (
            <Act
              key={of.act}
              of={of}
              main={of.act === main && open === undefined}
              open={open === of.act}
              working={of.act === 'submit' && act.state === 'working'}
              onPress={() => press(of.act)}
            />
          ))}
        </ul>
      )}
      {open !== undefined && choices.some((of) => of.act === open) && (
        <ActForm
          key={open}
          act={open}
          version={version}
          history={history}
          working={act.state === 'working'}
          onDo={(move) => send(open, move)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {act.state === 'refused' && <NotDone why={act.why} />}
      {changed && <TextButton onPress={onReadAgain}>{acts.readAgain}</TextButton>}
    </>
  );
}
