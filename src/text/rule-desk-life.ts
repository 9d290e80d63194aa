const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** What stands between a version and clinicians. */
export const goLive = {
  titles: {
    draft: 'To go live',
    silent: 'To go live',
    active: 'Live: clinicians see it',
    retired: 'Retired',
  },
  shipped: 'came with Safelight',
  steps: {
    tests: 'Test children',
    silent: 'Silent run',
    second: 'Second person',
    active: 'Active',
  },
  done: 'done',
  current: 'now',
  tests: {
    agreed: (count: number): string => (count === 1 ? '1 of 1 as agreed' : `${count} of ${count} as agreed`),
    otherwise: (count: number): string =>
      count === 1 ? '1 answers otherwise than agreed' : `${count} answer otherwise than agreed`,
    missing: 'not all of them are there yet',
  },
  silent: {
    ask: (wanted: number): string => `${days(wanted)}, once a second person has approved it`,
    waits: 'waits for a second person',
    running: (count: number, wanted: number): string => `${count} of ${days(wanted)}`,
    done: (count: number): string => days(count),
    was: 'done',
    perThousand: (flags: string): string => `${flags} per 1,000`,
  },
  second: {
    /** `names`: those who wrote it. */
    notThem: (names: string): string => `not ${names}, who wrote it`,
    after: 'after the silent run',
    anybody: 'somebody who did not write it',
  },
  active: {
    from: 'from the moment approved',
    since: (day: string): string => `since ${day}`,
  },
  owed: 'Still to do',
  owedNow: 'Would stand in the way now',
  retired: 'It is kept, and flags nobody. Its history says who retired it and why.',
  nothingToDo: 'Your role may read this rule. Somebody else changes and approves it.',
} as const;

/** What may be done to a version, as buttons and what stands beside them. */
export const acts = {
  submit: {
    button: 'Ask for approval',
    says: 'A second person then approves it to run silently.',
    blocked: 'First do what is still to do above.',
    done: (number: number): string => `Version ${number} now waits for a second person.`,
  },
  'make-silent': {
    button: 'Approve to run silently',
    says: 'It is tried on every child; no clinician sees it.',
    reason: 'Why you approve it',
    done: (number: number): string => `Version ${number} runs silently from now on.`,
  },
  'make-active': {
    button: 'Approve and show to clinicians',
    says: 'Clinicians see its flags from now on.',
    replaces: (number: number): string => `Version ${number} is retired: this one takes its place.`,
    reason: 'Why you approve it',
    override: 'Why it is shown before its silent run is over',
    overrideHint: (count: number, wanted: number): string =>
      `It has run silently for ${count} of ${days(wanted)}. Your reason is kept beside your name.`,
    done: (number: number): string => `Version ${number} is active: clinicians see it from now on.`,
  },
  return: {
    button: 'Return to the author',
    says: 'It stays a draft; its author reads why.',
    reason: 'What should be changed, and why',
    done: (number: number): string => `Version ${number} went back to its author.`,
  },
  'give-up': {
    button: 'Give up the draft',
    says: 'It is kept as retired and can be duplicated.',
    reason: 'Why it is given up',
    done: (number: number): string => `Version ${number}, a draft, was given up.`,
  },
  retire: {
    button: 'Retire',
    says: 'It flags nobody from now on. That is not taken back: a new version begins as a draft.',
    reason: 'Why it is retired',
    done: (number: number): string => `Version ${number} is retired.`,
  },
  own: 'You wrote some of this version, so you cannot approve it. Ask a second person.',
  ownShort: 'You wrote this version, so you cannot approve it.',
  notAsked: 'Its author has not asked for approval yet.',
  kept: 'Kept with your name, for everybody who may read the rule.',
  giveReason: 'say why.',
  working: 'Doing it',
  readAgain: 'Read the rule again',
  warned: 'Before you show it',
} as const;

/** A copy of a rule as a new one. */
export const duplicating = {
  title: 'Duplicate as a new rule',
  says: 'The copy begins as a draft of version 1. This rule stays as it is.',
  name: 'Title of the copy',
  copyOf: (title: string): string => `${title} (copy)`,
  keptAs: (id: string): string => `In addresses and files: ${id}`,
  giveTitle: 'give it a title.',
  make: 'Duplicate',
  working: 'Duplicating',
} as const;

/** What was done to a rule, as a story. */
export const story = {
  title: 'History',
  acts: {
    imported: 'took in',
    created: 'began',
    edited: 'changed',
    submitted: 'asked for approval of',
    returned: 'returned to its author',
    'made-silent': 'approved, to run silently,',
    'made-active': 'approved, and showed to clinicians,',
    replaced: 'put a newer version in place of',
    retired: 'retired',
  },
  version: (number: number): string => `version ${number}`,
  override: 'The silent run was cut short because:',
} as const;
