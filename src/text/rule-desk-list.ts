/** The list of alert rules. */
export const ruleList = {
  name: 'The list of rules',
  caption: 'Alert rules, the most severe first',
  export: 'Export',
  newRule: 'New rule',
  takeIn: 'Take in a file',
  raised: (active: number): string =>
    active === 1 ? '1 active rule raises a flag for' : `${active} active rules raise a flag for`,
  perThousand: (flags: string): string => `${flags} of every 1,000`,
  seen: 'children seen. Over 35 is too many.',
  noneActive: 'No rule is active: clinicians see no red flag.',
  activeOnly: (active: number): string => (active === 1 ? '1 active rule.' : `${active} active rules.`),
  notCounted: 'No child has been counted yet, so how often they raise a flag is not known.',
  tooFew: 'How often they raise a flag cannot be told: the numbers are too small to show.',
  readingFigures: 'Reading how often they raise a flag.',
  figures: 'The figures',
  period: (from: string, to: string): string => `Figures: ${from} to ${to}`,
  children: (count: string): string => `${count} children`,
  find: 'Find',
  findHint: 'a word in the rule',
  status: 'Status',
  statuses: [
    { value: 'here', label: 'All but retired' },
    { value: 'active', label: 'Active' },
    { value: 'silent', label: 'Running silently' },
    { value: 'draft', label: 'Draft' },
    { value: 'waiting', label: 'Waiting for approval' },
    { value: 'look', label: 'With a warning' },
    { value: 'review', label: 'Review due' },
    { value: 'retired', label: 'Retired' },
  ],
  severity: 'Severity',
  severities: [
    { value: 'any', label: 'Any' },
    { value: 'high', label: 'High' },
    { value: 'medium', label: 'Medium' },
    { value: 'low', label: 'Low' },
  ],
  shown: (count: number): string =>
    count === 0 ? 'No rule shown' : count === 1 ? '1 rule shown' : `${count} rules shown`,
  noneFound: 'No rule is like that.',
  noRules: 'There are no rules yet.',
  clear: 'Show all rules',
  columns: {
    rule: 'The rule',
    severity: 'Severity',
    status: 'Status',
    version: 'Version',
    flags: 'Flags per 1,000',
    overridden: 'Set aside',
    review: 'Review due',
  },
  notRead: 'not read',
  none: '–',
  noneSpoken: 'none, it is a draft',
  overdue: 'Overdue',
  soon: 'Soon',
  from: (title: string, grade: string | undefined): string =>
    grade === undefined ? `${title}.` : `${title} (${grade}).`,
  grades: {
    law: 'law',
    local: 'local rule',
    research: 'research',
    us: 'from the United States',
  } as Readonly<Record<string, string | undefined>>,
  next: {
    draft: (number: number): string => `Version ${number} is a draft.`,
    waiting: (number: number): string => `Version ${number} is waiting for approval.`,
    silent: (number: number, days: number, wanted: number): string =>
      `Version ${number} runs silently, ${days} of ${wanted} days.`,
  },
  retiredHidden: (count: number): string =>
    `${count === 1 ? '1 retired rule is' : `${count} retired rules are`} hidden. A rule is never deleted: it is retired with a reason and a date.`,
  proposals: (count: number): string =>
    count === 1
      ? '1 change of the shipped rules waits for your decision.'
      : `${count} changes of the shipped rules wait for your decision.`,
  seeProposals: 'Look at them',
  waiting: (count: number): string =>
    count === 1 ? '1 version waits for a second person.' : `${count} versions wait for a second person.`,
  /** `soon`: due from today to the day `by`; `overdue`: before today. */
  reviews: (soon: number, by: string, overdue: number): string => {
    const late =
      overdue === 0 ? '' : `${overdue === 1 ? '1 rule is' : `${overdue} rules are`} overdue for review`;
    const next =
      soon === 0 ? '' : `${soon === 1 ? '1 rule is' : `${soon} rules are`} due for review by ${by}`;
    return `${[late, next].filter((words) => words !== '').join(', ')}.`;
  },
  warned: (count: number): string =>
    count === 1 ? '1 rule has a warning.' : `${count} rules have a warning.`,
  showThem: 'Show them',
  reminders: 'What waits for you',
} as const;
