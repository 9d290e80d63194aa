import type { Instant } from '../../domain/fetched.ts';
import { concernText as words } from '../../text/concern.ts';
import { instantWords } from '../../text/when.ts';
import { Button } from '../../ui/Button.tsx';
import { useConcern, useMinute } from './use-concern.ts';

/** An earlier draft is offered, never put in place by itself. */
export function DraftOffer({ savedAt }: { readonly savedAt: Instant }) {
  const goOn = useConcern((state) => state.goOn);
  const startAgain = useConcern((state) => state.startAgain);
  const now = useMinute();
  return (
    <main className="narrowpage">
      <section className="card pad stack" aria-labelledby="draft-offer">
        <h1 id="draft-offer" className="offer">
          {words.draftFound}
        </h1>
        <p>{words.draftFoundAt(instantWords(savedAt, now))}</p>
        <Button main wide onPress={goOn}>
          {words.draftContinue}
        </Button>
        <Button wide onPress={() => void startAgain()} consequence={words.draftNewWarning}>
          {words.draftNew}
        </Button>
      </section>
    </main>
  );
}
