import { useState } from 'react';
import type { GatewayState } from '../../../case/case.ts';
import type { Missed } from '../../../domain/was-not-brought.ts';
import { missed as words } from '../../../text/missed.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCase } from '../use-case.ts';
import { ToldForm } from './ToldForm.tsx';
import type { ToRing } from './use-authority.ts';

function whyNot(gateway: GatewayState): string | undefined {
  switch (gateway.state) {
    case 'open':
      return undefined;
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
  const gateway = useCase((state) => state.gateway);
  const [open, setOpen] = useState(false);
  if (open) return <ToldForm missed={missed} toRing={toRing} onClose={() => setOpen(false)} />;
  return (
    <Button consequence={words.tells} unavailable={whyNot(gateway)} onPress={() => setOpen(true)}>
      {several ? words.tellAbout(missed.event.title) : words.tell}
    </Button>
  );
}
