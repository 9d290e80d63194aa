import type { CpisStatus } from '../../../domain/cpis.ts';
import { cpis } from '../../../text/cpis.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';
import { Head } from './Head.tsx';

/** Asked, not answered yet: how long it has been, and that leaving does not ask twice. */
export function Checking({ status }: { readonly status: Extract<CpisStatus, { state: 'checking' }> }) {
  const now = useNow(useClock(), 1000);
  const seconds = Math.max(0, Math.floor((now - Date.parse(status.askedAt)) / 1000));
  return (
    <section className="card cp" aria-labelledby="cp" aria-busy="true">
      <Head shape="checking" state={cpis.checking} when={cpis.secondsSoFar(seconds)} answer={cpis.waiting}>
        <p className="s q">{cpis.waitingAs(status.setting)}</p>
      </Head>
    </section>
  );
}
