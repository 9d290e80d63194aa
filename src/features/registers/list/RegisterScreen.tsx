import { Asked } from '../../../desk/Asked.tsx';
import { partLink } from '../../../desk/desk-parts.ts';
import { useDesk } from '../../../desk/desk.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { register as words } from '../../../text/register.ts';
import { Button } from '../../../ui/Button.tsx';
import { Gap } from '../../../ui/PartState.tsx';
import { Places } from '../parts/Places.tsx';
import { VerificationPlate, VerifyButton } from '../verify/VerificationPlate.tsx';
import type { Verification } from '../verify/use-verification.ts';
import { Export } from './Export.tsx';
import { Filters } from './Filters.tsx';
import { Lines } from './Lines.tsx';
import type { Register, Shown } from './use-register.ts';

/** Empty under a filter is not an empty register. */
function Nothing({ entries }: { readonly entries: number }) {
  return entries === 0 ? (
    <Gap shape="none" look="gap calm" title={words.empty}>
      {words.emptySays}
    </Gap>
  ) : (
    <Gap shape="none" look="gap calm" title={words.emptyFiltered}>
      {words.emptyFilteredSays(entries)}
    </Gap>
  );
}

function List({ shown, more }: { readonly shown: Shown; readonly more: Register['more'] }) {
  const { lines, matching, entries, before, firstNew } = shown;
  return (
    <>
      <p className="s q reg-count" role="status">
        {words.shown(lines.length, matching, entries)}
      </p>
      {lines.length === 0 ? (
        <Nothing entries={entries} />
      ) : (
        <Lines lines={lines} caption={words.caption} firstNew={firstNew} />
      )}
      {more.act.state === 'refused' && <NotDone why={more.act.why} />}
      {before !== undefined && (
        <div className="row-acts">
          <Button working={more.act.state === 'working' ? words.moreWorking : undefined} onPress={more.press}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}

/** Every look and every disclosure, newest first, and whether the register is as it was first written. */
export function RegisterScreen({
  register,
  verification,
}: {
  readonly register: Register;
  readonly verification: Verification;
}) {
  const { now } = useDesk();
  const { typed, type, ask, shown, again, more } = register;
  return (
    <>
      <ScreenHead title={words.title} says={words.says}>
        <Export asked={shown.state === 'there' ? shown.value.asked : undefined} />
        <VerifyButton verification={verification} />
      </ScreenHead>
      <Places here="register" />
      <VerificationPlate verification={verification} />
      <Filters typed={typed} onType={type} onAsk={ask} now={now} working={shown.state === 'loading'} />
      <Asked what={words.what} loaded={shown} again={again}>
        {(value) => <List shown={value} more={more} />}
      </Asked>
      <p className="s q">
        {words.readingIsKept} {words.clocks} <a href={partLink('referrals')}>{words.clocksLink}</a>.
      </p>
    </>
  );
}
