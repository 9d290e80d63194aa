/** What every screen of alert rules says. */
export const ruleDesk = {
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
  allRules: 'All rules',
  nowhere: 'The address leads to no page of Safelight. It may have been mistyped, or the page has moved.',
  words: 'Code sets and test children',
  theRule: 'The rule',
} as const;
