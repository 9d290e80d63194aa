import { useState } from 'react';
import type { CareSetting } from '../../../domain/care-setting.ts';
import type { IdentityCheck } from '../../../domain/cpis.ts';
import { identity as ways, lookUp as words } from '../../../text/cpis-look-up.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCase } from '../use-case.ts';
import { useChild } from '../use-child.ts';
import { ConfirmIdentity } from './ConfirmIdentity.tsx';
import { useTelling } from './use-telling.ts';

/** Whether the authority was told before: not at all, surely, or nobody knows. */
type ToldBefore = 'no' | 'yes' | 'unknown';

/**
 * The only way to a look-up. What pressing it will cause is on its own line. Of a number that nobody has verified it
 * asks first how the person knows whose it is; of an adult it is no main button.
 */
export function LookUpButton({
  setting,
  told,
  retry = false,
}: {
  readonly setting: CareSetting;
  readonly told: ToldBefore;
  /** After a look-up that gave no answer. */
  readonly retry?: boolean;
}) {
  const lookUp = useCase((state) => state.lookUp);
  const byName = useCase((state) => state.nhsSignIn.state !== 'not-needed');
  const number = useChild()?.nhsNumber;
  const telling = useTelling();
  const [confirming, setConfirming] = useState(false);
  const [how, setHow] = useState<IdentityCheck>();
  const unverified = number?.state === 'not-verified' ? number.value : undefined;
  const twice = setting.kind === 'unscheduled' && told !== 'no';

  const consequence = () => {
    if (setting.kind === 'scheduled') return retry ? words.tellsNobodyAgain : words.tellsNobody;
    if (told === 'no') return words.tells(telling, byName);
    return told === 'yes' ? words.tellsAgain(telling) : words.mayTellAgain(telling);
  };
  const label = () => {
    if (telling.adult) return words.unborn(telling.name);
    if (retry) return words.retry;
    return twice ? words.again(telling.name) : words.now(telling.name);
  };
  if (unverified !== undefined && !confirming)
    return (
      <Button consequence={ways.begins} onPress={() => setConfirming(true)}>
        {ways.begin}
      </Button>
    );
  return (
    <>
      {unverified !== undefined && (
        <ConfirmIdentity number={unverified} name={telling.name} value={how} onChange={setHow} />
      )}
      <Button
        main={!retry && !telling.adult}
        wide
        consequence={how === undefined ? consequence() : `${words.records(ways.how[how])} ${consequence()}`}
        unavailable={unverified !== undefined && how === undefined ? ways.sayFirst : undefined}
        onPress={() =>
          void lookUp({
            ...(twice ? { again: 'may-tell-twice' as const } : {}),
            ...(how === undefined ? {} : { identity: how }),
          })
        }
      >
        {label()}
      </Button>
    </>
  );
}
