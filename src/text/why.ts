/** Why a flag is shown; fetched when somebody asks. */
export const whyText = {
  why: 'Why it matters',
  rule: 'The rule',
  evidence: 'What matched',
  guideline: 'Guidance',
  version: (version: string, owner: string): string => `Version ${version}, kept by ${owner}.`,
  recordedBy: (name: string): string => `recorded by ${name}`,
} as const;
