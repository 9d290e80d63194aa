/** Words around the screens of alert rules: the frame, what every one of them says, what went wrong. */
export const ruleDesk = {
  product: 'Safelight',
  nav: 'Safelight',
  skip: 'Skip to the page',
  backTo: (name: string): string => `Back to ${name}`,
  titles: {
    rules: 'Alert rules',
    'new-rule': 'New alert rule',
    rule: 'Alert rule',
    'edit-rule': 'Change an alert rule',
    taking: 'Take in rules from a file',
    proposals: 'Changes of the shipped rules',
    'code-sets': 'Code sets',
    'new-code-set': 'New code set',
    'code-set': 'Code set',
    figures: 'Figures',
    nowhere: 'There is no such page',
  },
  /** The tab's title; no child is ever named in it. */
  documentTitle: (page: string): string => `${page} · Safelight`,
  opening: 'Opening',
  allRules: 'All rules',
  nowhere: 'The address leads to no page of Safelight. It may have been mistyped, or the page has moved.',
  words: 'Code sets and test children',
  theRule: 'The rule',
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
