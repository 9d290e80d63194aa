/** The one registered app. */
export const clientId = 'safelight';

/** An app of another maker, in which a parent looks at their child's record at home. */
export const parentClientId = 'at-home';
