import { useId, useState } from 'react';
import type { MoveRule, RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { common } from '../../../text/common.ts';
import { acts } from '../../../text/rule-desk-life.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import type { ActName } from './offered.ts';

/** Acts that say why; asking for approval needs no reason. */
export type Reasoned = Exclude<ActName, 'submit'>;

interface Said {
  readonly reason: string;
  readonly override: string;
}

/** What is sent: always with the digest of what was on screen. */
function moveOf(act: Reasoned, { number, digest, status }: RuleVersionShape, said: Said): MoveRule {
  const reason = said.reason.trim();
  const override = said.override.trim();
  switch (act) {
    case 'give-up':
    case 'retire':
      return { move: 'retire', number, digest, reason, seen: status };
    case 'make-active':
      return { move: act, number, digest, reason, ...(override === '' ? {} : { override }) };
    case 'make-silent':
    case 'return':
      return { move: act, number, digest, reason };
  }
}

/** Why something is done, kept with the name of who does it; what it causes stands on the button. */
export function ActForm({
  act,
  version,
  history,
  working,
  onDo,
  onClose,
}: {
  readonly act: Reasoned;
  readonly version: RuleVersionShape;
  readonly history: RuleHistory;
  readonly working: boolean;
  readonly onDo: (move: MoveRule) => void;
  readonly onClose: () => void;
}) {
  const id = useId();
  const [said, setSaid] = useState<Said>({ reason: '', override: '' });
  const [tried, setTried] = useState(false);
  const { silentRun } = version;
  const early = act === 'make-active' && silentRun?.done === false;
  const owed = {
    reason: said.reason.trim() === '',
    override: early && said.override.trim() === '',
  };
  const taken =
    act === 'make-active' ? history.versions.find(({ status }) => status === 'active') : undefined;
  const send = () => {
    setTried(true);
    if (owed.override || owed.reason) {
      document.getElementById(`${id}-${owed.override ? 'override' : 'reason'}`)?.focus();
      return;
    }
    onDo(moveOf(act, version, said));
  };
  return (
    <form
      className="act stack"
      noValidate
      aria-label={acts[act].button}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {early && (
        <TextArea
          id={`${id}-override`}
          rows={2}
          label={acts['make-active'].override}
          hint={acts['make-active'].overrideHint(silentRun.days, silentRun.wanted)}
          required
          maxLength={2000}
          value={said.override}
          onChange={(override) => setSaid({ ...said, override })}
          error={tried && owed.override ? acts.giveReason : undefined}
        />
      )}
      <TextArea
        id={`${id}-reason`}
        rows={2}
        label={acts[act].reason}
        hint={acts.kept}
        required
        maxLength={2000}
        value={said.reason}
        onChange={(reason) => setSaid({ ...said, reason })}
        error={tried && owed.reason ? acts.giveReason : undefined}
      />
      <div className="row-acts">
        <Button
          submit
          main
          working={working ? acts.working : undefined}
          consequence={
            taken === undefined
              ? acts[act].says
              : `${acts[act].says} ${acts['make-active'].replaces(taken.number)}`
          }
        >
          {acts[act].button}
        </Button>
        <Button onPress={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
}
