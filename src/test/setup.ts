import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

/** On a busy machine what is on its way takes longer than the second that a test waits unless told otherwise. */
configure({ asyncUtilTimeout: 8000 });

/** jsdom has no layout: every query of width answers no, so a test sees the panel unless it says otherwise. */
beforeEach(() => {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.sessionStorage.clear();
  window.localStorage.clear();
});
