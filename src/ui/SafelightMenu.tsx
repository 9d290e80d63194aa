import { Suspense, useState } from 'react';
import { menu } from '../text/common.ts';
import { lazyScreen } from './lazy-screen.tsx';
import type { About } from './MenuItems.tsx';
import { Mark } from './Shape.tsx';

/** Fetched on the first press: it is no part of the first screen. */
const MenuItems = lazyScreen(async () => (await import('./MenuItems.tsx')).MenuItems);

/** The mark is also the menu. */
export function SafelightMenu({ about }: { readonly about: About }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        className="menu"
        aria-label={menu.name}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Mark />
      </button>
      {anchor !== null && (
        <Suspense fallback={null}>
          <MenuItems anchor={anchor} about={about} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
