import { useState } from 'react';
import type { Right } from '../../../api/sessions.ts';
import type { CaseStore } from '../../../case/case.ts';
import { awaitsNhsSignIn, rightsNow } from '../../../case/rights.ts';
import type { Missed } from '../../../domain/was-not-brought.ts';
import { missed as words } from '../../../text/missed.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCase } from '../use-case.ts';
import { ToldForm } from './ToldForm.tsx';
import type { ToRing } from './use-authority.ts';

const anyOf: readonly Right[] = ['record-concern', 'look-up-unscheduled', 'look-up-scheduled'];

/** Whoever may record a concern or look up may record such a call: it says that the child is on a plan. */
function whyNot(state: CaseStore): string | undefined {
  switch (state.gateway.state) {
    case 'open': {
      const rights = rightsNow(state);
      if (anyOf.some((right) => rights.includes(right))) return undefined;
      return awaitsNhsSignIn(state) ? words.signInFirst : words.noRight;
    }
    case 'opening':
      return words.opening;
    case 'away':
      return words.away;
  }
}

/** The first tap; the second confirms who was told, when and on which number. */
export function TellTeam({
  missed,
  toRing,
  several,
}: {
  readonly missed: Missed;
  readonly toRing: ToRing | undefined;
  /** Whether the button must say which appointment it is about. */
  readonly several: boolean;
}) {
  const unavailable = useCase(whyNot);
  const [open, setOpen] = useState(false);
  if (open) return <ToldForm missed={missed} toRing={toRing} onClose={() => setOpen(false)} />;
  return (
    <Button consequence={words.tells} unavailable={unavailable} onPress={() => setOpen(true)}>
      {several ? words.tellAbout(missed.event.title) : words.tell}
    </Button>
  );
}
