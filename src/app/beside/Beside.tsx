import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import { heldBy } from '../../domain/fetched.ts';
import { besideText as words } from '../../text/beside.ts';
import { bannerName } from '../../text/names.ts';
import { Button } from '../../ui/Button.tsx';
import { Shape } from '../../ui/Shape.tsx';
import type { Beside as BesideStore, BesideState, Cleared } from './beside.ts';

interface Props {
  readonly beside: BesideStore;
  readonly store: StoreApi<CaseStore>;
}

const focusOnce = (heading: HTMLElement | null): void => heading?.focus();

/** Instead of the child's screen. It names nobody: not the child that was here, and not who is in the record now. */
function ClearedScreen({
  why,
  kept,
  chooseAt,
}: {
  readonly why: Cleared;
  readonly kept: boolean;
  readonly chooseAt: string | undefined;
}) {
  const said = words.cleared[why];
  return (
    <main className="narrowpage">
      <section className="card pad stack" role="alert">
        <h1 key={why} tabIndex={-1} ref={focusOnce}>
          {said.title}
        </h1>
        <p>{said.said}</p>
        <p>
          <b className="strong">{words.todo}</b> {said.todo}
        </p>
        {kept && <p>{words.keptHere}</p>}
        {!kept && why !== 'signed-out' && <p>{words.comesBack}</p>}
        {chooseAt !== undefined && (
          <Button consequence={words.chooseHint} onPress={() => location.assign(chooseAt)}>
            {words.chooseHere}
          </Button>
        )}
        <p>
          {words.worried} <b className="strong">{words.ring}</b>
        </p>
      </section>
    </main>
  );
}

/** The child of this launch, as the banner names them. */
const nameOf = ({ child }: CaseStore): string => {
  const held = heldBy(child);
  return held === undefined ? words.someone : bannerName(held.name);
};

function Refused({ beside, store }: Props) {
  const refused = useStore(beside, (state) => state.refused);
  const name = useStore(store, nameOf);
  if (refused === undefined) return null;
  return (
    <div className="beside-bar" role="alert">
      <div className="gap fault">
        <Shape name="fault" />
        <b className="strong">{words.refused[refused]}</b>
        <p>{words.about(name)}</p>
        <Button onPress={beside.putAway}>{words.putAway}</Button>
      </div>
    </div>
  );
}

function Warned({ beside }: Pick<Props, 'beside'>) {
  const warned = useStore(beside, (state) => state.warned);
  if (!warned) return null;
  return (
    <div className="beside-bar" role="alert">
      <div className="gap fault">
        <Shape name="fault" />
        <b className="strong">{words.warned}</b>
        <p>{words.warnedWhy}</p>
        <Button onPress={() => beside.setState({ warned: false })}>{words.checked}</Button>
      </div>
    </div>
  );
}

function quietLine({ otherVisit, following }: BesideState): string {
  if (following === 'interrupted') return words.interrupted;
  if (following === 'off') return words.off;
  return otherVisit ? words.otherVisit : '';
}

/** What the record system's own moves mean for this page, above its screens or instead of them. */
export function Beside({ beside, store }: Props) {
  const state = useStore(beside);
  const issuer = useStore(store, ({ session }) => session.issuer);
  if (state.cleared !== undefined) {
    const mayChoose = issuer.standalone && ['other-record', 'closed'].includes(state.cleared);
    const iss = new URLSearchParams({ iss: issuer.iss }).toString();
    return (
      <ClearedScreen
        why={state.cleared}
        kept={state.kept}
        chooseAt={mayChoose ? `/launch?${iss}` : undefined}
      />
    );
  }
  return (
    <>
      <p className="beside-quiet" role="status">
        {quietLine(state)}
      </p>
      <Refused beside={beside} store={store} />
      <Warned beside={beside} />
    </>
  );
}
