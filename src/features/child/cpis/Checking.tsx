import type { CpisStatus } from '../../../domain/cpis.ts';
import { cpis } from '../../../text/cpis.ts';
import { lookUp } from '../../../text/cpis-look-up.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { Head } from './Head.tsx';
import { useTelling } from './use-telling.ts';

/** Asked, not answered yet: how long it has been, whom it tells, and that leaving does not ask twice. */
export function Checking({ status }: { readonly status: Extract<CpisStatus, { state: 'checking' }> }) {
  const now = useNow(useClock(), 1000);
  const onOpen = useCase(({ setting }) => setting?.policy === 'on-open' && setting.title === status.setting);
  const telling = useTelling();
  const seconds = Math.max(0, Math.floor((now - Date.parse(status.askedAt)) / 1000));
  return (
    <section className="card cp" aria-labelledby="cp" aria-busy="true">
      <Head shape="checking" state={cpis.checking} when={cpis.secondsSoFar(seconds)} answer={cpis.waiting}>
        <p className="s">
          {onOpen && `${lookUp.onOpen(status.setting)} `}
          {status.kind === 'unscheduled' ? lookUp.underWay.unscheduled(telling) : lookUp.underWay.scheduled}
        </p>
        <p className="s q">{cpis.waitingAs(status.setting)}</p>
      </Head>
    </section>
  );
}
