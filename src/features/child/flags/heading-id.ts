/** The heading of the red flags, which takes focus when what had it is gone. */
export const flagsHeadingId = 'rf';

/** The heading of one flag, by its rule's id. */
export const flagHeadingId = (rule: string): string => `rf-${rule}`;
