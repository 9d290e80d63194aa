import type { Grade } from '../rules/rule.ts';

/** What stands behind a rule, wherever a rule is read or written. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  national: 'National guidance',
  law: 'Law',
  local: 'Local rule',
  research: 'Research',
  us: 'Guidance from the United States',
};
