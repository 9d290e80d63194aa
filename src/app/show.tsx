import { createRoot } from 'react-dom/client';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../case/case.ts';
import { App } from './App.tsx';
import { Page } from './Page.tsx';

/** Draws the app on its page. Answers how it is taken off again. */
export function show(store: StoreApi<CaseStore>): () => void {
  const place = document.getElementById('safelight');
  if (place === null) return () => undefined;
  const root = createRoot(place);
  root.render(
    <Page>
      <App store={store} />
    </Page>,
  );
  return () => root.unmount();
}
