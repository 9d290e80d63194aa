import { useEffect } from 'react';
import { useUnsaved } from '../../desk/use-unsaved.ts';
import { draftText as words } from '../../text/concern-share-draft.ts';
import { instantWords } from '../../text/when.ts';
import { Button } from '../../ui/Button.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { useConcern, useConcerning, useMinute } from './use-concern.ts';

/** Tries again when there is a reason to think that it may go now: back online, looked at again, session opened again. */
function useSaveWhenBack(): void {
  const { form, store } = useConcerning();
  useEffect(() => {
    const again = () => form.getState().saveNow();
    const seen = () => {
      if (document.visibilityState === 'visible') again();
    };
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', seen);
    const stop = store.subscribe((state, before) => {
      if (state.gateway.state === 'open' && before.gateway.state !== 'open') again();
    });
    return () => {
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
      stop();
    };
  }, [form, store]);
}

/** That what is typed is kept nowhere but here, why, and what to do; or that two drafts are in each other's way. */
export function DraftNotice() {
  const saved = useConcern((state) => state.saved);
  const unsaved = useConcern((state) => state.unsaved);
  const saveNow = useConcern((state) => state.saveNow);
  const keepThis = useConcern((state) => state.keepThis);
  const takeEarlier = useConcern((state) => state.takeEarlier);
  const now = useMinute();
  useSaveWhenBack();
  useUnsaved(unsaved);
  if (saved.state === 'another-there')
    return (
      <div className="gap owed draft-notice" role="alert">
        <Shape name="incomplete" />
        <b>{words.anotherThere(instantWords(saved.savedAt, now))}</b>
        <p>{words.anotherWhy}</p>
        <Button onPress={keepThis} consequence={words.keepThisHint}>
          {words.keepThis}
        </Button>
        <Button onPress={() => void takeEarlier()} consequence={words.takeEarlierHint}>
          {words.takeEarlier}
        </Button>
      </div>
    );
  if (saved.state !== 'not-saved') return null;
  const refused = saved.why.kind === 'refused';
  return (
    <div className="gap fault draft-notice" role="status">
      <Shape name="fault" />
      <b>{words.notSaved}</b>
      <p>
        {saved.why.kind === 'refused' ? saved.why.problem.message : words.whyNot[saved.why.kind]}{' '}
        {refused ? words.refusedKeep : words.keepOpen}
      </p>
      <Button onPress={saveNow}>{words.tryNow}</Button>
    </div>
  );
}
