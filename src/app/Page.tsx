import { StrictMode, type ReactNode } from 'react';
import { Look } from '../ui/Look.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** What is around every screen: the look, and what is shown when drawing fails. */
export function Page({ children }: { readonly children: ReactNode }) {
  return (
    <StrictMode>
      <Look>
        <ErrorBoundary>{children}</ErrorBoundary>
      </Look>
    </StrictMode>
  );
}
