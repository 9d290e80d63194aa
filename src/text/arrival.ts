/** Words for a launch that was made for one thing, and for what does not come of it. */
export const arrival = {
  what: {
    concern: 'Recording a concern',
    rules: 'Alert rules',
    'code-sets': 'Code sets',
    figures: 'Figures',
    referrals: 'Referrals',
    register: 'The register',
  },
  refused: {
    role: (what: string): string => `${what}: not part of your role here`,
    away: (what: string): string => `${what}: cannot be opened now`,
  },
  why: {
    role: 'Your record system asked for it. This is where Safelight begins instead; your safeguarding team can say who may.',
    away: 'Safelight’s own service did not answer, so it cannot tell whether you may. Try it from the Safelight menu in a minute.',
  },
  opening: 'Opening what you came for',
} as const;
