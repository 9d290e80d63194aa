import { useRef, useState } from 'react';
import type { AccessReport } from '../../../api/registers.ts';
import { useDesk } from '../../../desk/desk.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { parseNhsNumber } from '../../../domain/nhs-number.ts';
import { childReport as words } from '../../../text/register-child.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Places } from '../parts/Places.tsx';
import { useRegisters } from '../registers.ts';
import { Report } from './Report.tsx';

interface Made {
  readonly report: AccessReport;
  /** Instant. */
  readonly at: string;
}

/** Who looked at one child, what was shared and why. The number is typed here and never in an address. */
export function ChildReportScreen() {
  const api = useRegisters();
  const { now } = useDesk();
  const { act, run } = useAct();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [made, setMade] = useState<Made>();
  const field = useRef<HTMLFormElement>(null);
  const press = (): void => {
    const number = parseNhsNumber(typed);
    setWrong(number === undefined);
    setMade(undefined);
    if (number === undefined) {
      field.current?.querySelector('input')?.focus();
      return;
    }
    run(
      () => api.child(number),
      (report) => setMade({ report, at: now() }),
    );
  };
  return (
    <>
      <ScreenHead title={words.title} says={words.says} />
      <Places here="child" />
      <form
        ref={field}
        className="filters reg-ask"
        aria-label={words.title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
      >
        <TextField
          id="report-nhs-number"
          label={words.nhsNumber}
          hint={words.nhsHint}
          error={wrong ? words.wrong : undefined}
          inputMode="numeric"
          maxLength={20}
          required
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setWrong(false);
          }}
        />
        <Button submit main working={act.state === 'working' ? words.working : undefined}>
          {words.make}
        </Button>
      </form>
      {act.state === 'refused' && <NotDone why={act.why} />}
      {made !== undefined && act.state === 'idle' && <Report {...made} />}
    </>
  );
}
