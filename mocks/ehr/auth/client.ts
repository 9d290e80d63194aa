/** The one registered app. */
export const clientId = 'safelight';
