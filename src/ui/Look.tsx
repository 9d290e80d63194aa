import type { ReactNode } from 'react';
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import './css/look.css';
import { theme } from './theme.ts';

/** The nonce that the gateway wrote for this page's styles; absent in development. */
function pageNonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content;
  return content === '' ? undefined : content;
}

const nonce = pageNonce();
/** Prepended, so that `css/` decides wherever it and MUI name the same element. */
const cache = createCache({ key: 'sl', prepend: true, ...(nonce === undefined ? {} : { nonce }) });

/** Theme, styles and fonts around everything. Stores nothing: no colour mode is written to browser storage. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} storageManager={null}>
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
