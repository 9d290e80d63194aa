import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

interface Graph {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}
const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/** A module and everything that it imports, but for what is fetched later. */
function withImports(root: string, graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(add);
  };
  add(root);
  return found;
}

const within = (path: string, id: string, graph: Graph): boolean => withImports(source(path), graph).has(id);

/**
 * What the launch page shares with the app. It comes before the groups below, which would otherwise draw what they
 * import to themselves, and the launch page would wait for the whole app.
 */
const ofTheLaunch = (id: string, graph: Graph): string | null =>
  within('launch/launch-page.ts', id, graph) && within('main.ts', id, graph) ? 'sign-in' : null;

/**
 * What everybody fetches while the token is on its way, as two files: what asks for the record, and what draws it. Left to
 * itself the build cuts them wherever a screen that is fetched later shares a module, which compresses far worse.
 */
function firstScreen(id: string, graph: Graph): string | null {
  if (within('main.ts', id, graph)) return null;
  if (within('app/start-case.ts', id, graph)) return 'case';
  return within('app/show.tsx', id, graph) ? 'screen' : null;
}

/** What a page says where no script may run: the same words on each that a record system opens. */
const withoutScripts: Plugin = {
  name: 'without-scripts',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replace('<!-- without-scripts.html -->', readFileSync(source('without-scripts.html'), 'utf8')),
  },
};

/**
 * Four pages: `launch.html` and `nhs-sign-in.html`, without React, `index.html`, the app, and `self-check.html`. Built once; every setting
 * is the gateway's.
 */
export default defineConfig({
  root: 'src',
  publicDir: '../public',
  plugins: [react(), withoutScripts],
  resolve: {
    alias: { 'lodash.debounce': fileURLToPath(new URL('scripts/lib/at-once.mjs', import.meta.url)) },
  },
  // fhirclient's own switch: without the polyfills for browsers that this app does not support.
  define: { FHIRCLIENT_PURE: 'true' },
  build: {
    outDir: '../dist/app',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      input: {
        index: 'src/index.html',
        launch: 'src/launch.html',
        'sign-in-window': 'src/nhs-sign-in.html',
        'self-check': 'src/self-check.html',
      },
      output: { codeSplitting: { groups: [{ name: ofTheLaunch, priority: 1 }, { name: firstScreen }] } },
    },
  },
  test: {
    root: '.',
    // On a busy machine what is on its way takes longer than the second that is waited unless told otherwise.
    expect: { poll: { timeout: 8000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          root: '.',
          environment: 'node',
          include: [
            'src/{domain,rules,api,config,fhir,launch,case,text,self-check,messaging}/**/*.test.ts',
            'smart-config/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          // Some ask real servers, on machines that are busy.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          root: '.',
          environment: 'node',
          include: ['gateway/**/*.test.ts', 'mocks/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          root: '.',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/test/setup.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
