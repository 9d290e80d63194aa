import type { Grade } from '../rules/rule.ts';

/** The page of one alert rule. */
export const rulePage = {
  version: 'Version',
  versionOf: (number: number, status: string): string => `Version ${number}, ${status}`,
  states: {
    draft: 'draft',
    waiting: 'waiting for approval',
    silent: 'running silently',
    active: 'active',
    retired: 'retired',
  },
  meanwhile: (number: number, status: string): string => `version ${number} is ${status} meanwhile`,
  noSuch: 'There is no such rule',
  noSuchSays: (id: string): string => `No rule is kept here under the name “${id}”.`,
  export: 'Export',
  duplicate: 'Duplicate',
  edit: 'Edit the draft',
  change: 'Change',
  reads: 'What the clinician reads',
  dates: 'the dates that were counted',
  because: (child: string): string => `As it reads for the test child “${child}”.`,
  do: 'Do:',
  ask: 'Ask:',
  unreadable:
    'This version cannot be read with the code sets in force now. What stands in the way is said below.',
  about: 'About the rule',
  facts: {
    severity: 'Severity',
    ages: 'Age',
    allAges: 'all ages',
    settings: 'Where it applies',
    everywhere: 'everywhere care is given',
    why: 'Why it matters',
    guideline: 'Guidance',
    grade: 'Kind of source',
    caution: 'Caution',
    owner: 'Owner',
    review: 'Review by',
    written: 'Written by',
    inFull: 'In full',
  },
  grades: {
    national: 'National guidance',
    law: 'Law',
    local: 'Local rule',
    research: 'Research',
    us: 'Guidance from the United States',
  } satisfies Record<Grade, string>,
  pins: 'Code sets it was tested with',
  noPins: 'None: it reads no codes of its own.',
  pin: (version: string): string => `version ${version}`,
  newer: (version: string): string => `version ${version} is in force now`,
} as const;

/** What differs between two versions. */
export const compare = {
  title: 'What changed',
  from: 'From',
  to: 'To',
  name: 'The difference',
  nothing: 'Both versions say the same.',
  same: 'Choose two versions.',
  levels: {
    major: 'Changes who is flagged, where, or how loudly',
    minor: 'Changes what it looks for or advises',
    patch: 'Changes words, sources or test children only',
  },
  counted: (from: string, to: string): string => `Counted as ${from} → ${to}.`,
} as const;
