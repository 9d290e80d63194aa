import { useRef, useState } from 'react';
import type { ConcernLogged } from '../../../api/concerns.ts';
import { unreachable } from '../../../domain/result.ts';
import { recordWords as words } from '../../../text/referral-record.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Brought } from './became.ts';

/** What came of it, for a person. */
export function broughtWords(brought: Brought): string {
  switch (brought.state) {
    case 'written':
      return words.brought;
    case 'document-only':
      return words.documentOnly;
    case 'not-writable':
      return words.notWritable;
    case 'failed':
      return brought.why;
    default:
      return unreachable(brought);
  }
}

/** Brings what is owed to the child's record, at a press, and says what came of it. One press at a time. */
export function BringIt({
  label,
  bring,
  onBrought,
}: {
  readonly label: string;
  readonly bring: () => Promise<Brought>;
  readonly onBrought: (logged: ConcernLogged) => void;
}) {
  const [state, setState] = useState<Brought | 'working'>();
  const busy = useRef(false);
  const press = async () => {
    if (busy.current) return;
    busy.current = true;
    setState('working');
    const brought = await bring();
    busy.current = false;
    setState(brought);
    if ('logged' in brought && brought.logged !== undefined) onBrought(brought.logged);
  };
  const done = typeof state === 'object' && state.state === 'written';
  return (
    <div className="act-box">
      {!done && (
        <div className="act-row">
          <Button
            slim
            onPress={() => void press()}
            working={state === 'working' ? words.bringing : undefined}
          >
            {label}
          </Button>
          <span className="s q">{words.bringNote}</span>
        </div>
      )}
      <p role={typeof state === 'object' && state.state === 'failed' ? 'alert' : 'status'} className="s">
        {typeof state === 'object' && broughtWords(state)}
      </p>
    </div>
  );
}
