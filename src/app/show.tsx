import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../case/case.ts';
import { Look } from '../ui/Look.tsx';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** Draws the app on its page. */
export function show(store: StoreApi<CaseStore>): void {
  const place = document.getElementById('safelight');
  if (place === null) return;
  createRoot(place).render(
    <StrictMode>
      <Look>
        <ErrorBoundary>
          <App store={store} />
        </ErrorBoundary>
      </Look>
    </StrictMode>,
  );
}
