/** What Playwright's `firefox.launch` is given. */
export function findFirefox():
  { readonly channel: string; readonly executablePath: string; readonly env: NodeJS.ProcessEnv } | undefined;
