import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../case/case.ts';
import type { Session } from '../launch/session.ts';
import { startSignIn } from './sign-in/start-sign-in.tsx';

/** What a child's page needs once its first screen is drawn, and not before. `unmount` takes the screens off the page. */
export async function afterFirstScreen(
  session: Session,
  store: StoreApi<CaseStore>,
  unmount: () => void,
): Promise<void> {
  const { api } = store.getState();
  const keptNow = async (): Promise<boolean> => {
    const draft = await api.readDraft();
    return draft.ok && draft.value !== undefined && Date.now() - Date.parse(draft.value.savedAt) < 60_000;
  };
  const signOut = startSignIn({
    session,
    api,
    writing: () => {
      const { writing } = store.getState();
      return writing && { keep: () => writing.keep().then(keptNow) };
    },
    usableUntil: () => 0,
    onEnded: () => store.setState({ ended: true }),
    unmount,
  });
  store.setState({ signOut });
  const { styleUrl } = session;
  if (styleUrl !== undefined) await (await import('./style/wear-style.ts')).wearStyle(styleUrl);
}
