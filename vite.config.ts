import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * Three pages: `launch.html` and `nhs-sign-in.html`, without React, and `index.html`, the app. Built once; every setting
 * is the gateway's.
 */
export default defineConfig({
  root: 'src',
  publicDir: '../public',
  plugins: [react()],
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
      input: { index: 'src/index.html', launch: 'src/launch.html', 'sign-in-window': 'src/nhs-sign-in.html' },
    },
  },
  test: {
    root: '.',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          root: '.',
          environment: 'node',
          include: [
            'src/{domain,rules,api,config,fhir,launch,case,text}/**/*.test.ts',
            'smart-config/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
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
