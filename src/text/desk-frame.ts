/** Words around every screen of the desk: the frame, and why nothing could be had. */
export const deskFrame = {
  product: 'Safelight',
  nav: 'Safelight',
  skip: 'Skip to the page',
  signOut: 'Sign out',
  backTo: (name: string): string => `Back to ${name}`,
  parts: {
    rules: 'Alert rules',
    'code-sets': 'Code sets',
    figures: 'Figures',
    referrals: 'Referrals',
    register: 'Register',
  },
  /** The tab's title; no child is ever named in it. */
  documentTitle: (page: string): string => `${page} · Safelight`,
  opening: 'Opening',
} as const;

/** Why the gateway gave no usable answer, and what to do. */
export const notAnswered = {
  couldNotBeRead: (what: string): string => `${what}: could not be read`,
  unreachable: 'Safelight’s own service did not answer.',
  /** Of an act: it may have been done all the same. */
  lookFirst: 'Look whether it was done before you try again.',
  timedOut: 'Safelight’s own service took too long.',
  sessionEnded: 'Your sign-in to Safelight has ended. Open Safelight again.',
  oddAnswer: 'The answer could not be understood. Tell your IT team.',
  notDone: 'It was not done.',
} as const;
