import { useState } from 'react';
import type { OfferedDraft } from '../../api/concern-log.ts';
import { draftText as words } from '../../text/concern-share-draft.ts';
import { instantWords } from '../../text/when.ts';
import { Button } from '../../ui/Button.tsx';
import type { EarlierDraft } from './store.ts';
import { useConcern, useMinute } from './use-concern.ts';

function Own({ own }: { readonly own: EarlierDraft }) {
  const goOn = useConcern((state) => state.goOn);
  const now = useMinute();
  const at = instantWords(own.savedAt, now);
  return (
    <section className="card pad stack" aria-labelledby="draft-own">
      <h2 id="draft-own">{words.own}</h2>
      <p>{own.content.attempt === undefined ? words.ownAt(at) : words.ownTried(at)}</p>
      {own.begunBy !== undefined && <p>{words.begunBy(own.begunBy)}</p>}
      <Button main wide onPress={goOn}>
        {words.goOn}
      </Button>
    </section>
  );
}

function Colleagues({ draft, main }: { readonly draft: OfferedDraft; readonly main: boolean }) {
  const take = useConcern((state) => state.take);
  const now = useMinute();
  const [state, setState] = useState<'idle' | 'taking' | 'failed'>('idle');
  const press = async (): Promise<void> => {
    setState('taking');
    const taken = await take(draft.id);
    if (!taken.ok) setState('failed');
  };
  return (
    <section className="card pad stack" aria-labelledby={`draft-${draft.id}`}>
      <h2 id={`draft-${draft.id}`}>{words.colleague(draft.by)}</h2>
      <p>
        {words.colleagueAt(instantWords(draft.savedAt, now))}{' '}
        {draft.to !== undefined && words.meantFor(draft.to)}
      </p>
      {state === 'failed' && <p role="alert">{words.notTaken}</p>}
      <Button
        main={main}
        wide
        onPress={() => void press()}
        consequence={words.takeHint}
        working={state === 'taking' ? words.taking : undefined}
      >
        {words.take}
      </Button>
    </section>
  );
}

/** Earlier drafts, the person's own and colleagues', are offered, never put in place by themselves. */
export function DraftOffer({
  own,
  offered,
}: {
  readonly own?: EarlierDraft | undefined;
  readonly offered: readonly OfferedDraft[];
}) {
  const startAgain = useConcern((state) => state.startAgain);
  return (
    <main className="narrowpage">
      <h1 className="offer">{words.title}</h1>
      {own !== undefined && <Own own={own} />}
      {offered.map((draft, i) => (
        <Colleagues key={draft.id} draft={draft} main={own === undefined && i === 0} />
      ))}
      <Button
        wide
        onPress={() => void startAgain()}
        consequence={own === undefined ? words.startNewKeeps : words.startAgainWarning}
      >
        {own === undefined ? words.startNew : words.startAgain}
      </Button>
    </main>
  );
}
