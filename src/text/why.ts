import type { Grade } from '../rules/rule.ts';

/** Why a flag is shown; fetched when somebody asks. */
export const whyText = {
  why: 'Why it matters',
  rule: 'The rule',
  evidence: 'What matched',
  guideline: 'Guidance',
  version: (version: string, owner: string): string => `Version ${version}, kept by ${owner}.`,
  recordedBy: (name: string): string => `recorded by ${name}`,
  grades: {
    national: 'National guidance',
    law: 'Law',
    local: 'Local rule',
    research: 'Research',
    us: 'Guidance from the United States',
  } satisfies Record<Grade, string>,
} as const;
