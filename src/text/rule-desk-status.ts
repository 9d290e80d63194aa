/** How far a version of a rule has come, in words. */
export const statusWords = {
  active: 'Active',
  silent: (days: number, wanted: number): string =>
    days === 0 ? 'Silent since today' : `Silent, day ${days} of ${wanted}`,
  silentDone: 'Silent, done',
  draft: 'Draft',
  waiting: 'Waiting for approval',
  retired: 'Retired',
} as const;
