import type { ReactNode } from 'react';

/** The one main action, fixed at the bottom of a panel. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return <footer className="bar">{children}</footer>;
}

/** The one brand mark that every screen carries. */
export function LampLine() {
  return <div className="lampline" />;
}
