import type { ReactNode } from 'react';
import createCache from '@emotion/cache';
import { CacheProvider, ThemeContext } from '@emotion/react';
import DefaultPropsProvider from '@mui/material/DefaultPropsProvider';
import './css/look.css';
import { partDefaults, theme } from './theme.ts';

/** The nonce that the gateway wrote for this page's styles; absent in development. */
function pageNonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content;
  return content === '' ? undefined : content;
}

const nonce = pageNonce();
/** Prepended, so that `css/` decides wherever it and MUI name the same element. */
const cache = createCache({ key: 'sl', prepend: true, ...(nonce === undefined ? {} : { nonce }) });

/**
 * Theme, styles and fonts around everything. Light and dark are the tokens' own, so of MUI's provider only what hands the
 * theme down is wanted, and not its colour modes, which would write to browser storage.
 */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeContext.Provider value={theme}>
        <DefaultPropsProvider value={partDefaults}>{children}</DefaultPropsProvider>
      </ThemeContext.Provider>
    </CacheProvider>
  );
}
