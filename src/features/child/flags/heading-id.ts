/** The heading of the red flags, which takes focus when what had it is gone. */
export const flagsHeadingId = 'rf';
