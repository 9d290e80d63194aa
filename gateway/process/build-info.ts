/** Written in by the build; absent where the sources themselves run. */
declare const SAFELIGHT_BUILD: { readonly version: string; readonly commit: string } | undefined;

/** Which Safelight this process runs. */
export const buildInfo: { readonly version: string; readonly commit: string } =
  typeof SAFELIGHT_BUILD === 'undefined' ? { version: 'sources', commit: 'not-built' } : SAFELIGHT_BUILD;
