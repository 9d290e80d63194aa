/** The app as it is registered for browsers: without a key. */
export const clientId = 'safelight';

/** The same app as it is registered for a gateway that proves itself with a key (`private_key_jwt`). */
export const confidentialClientId = 'safelight-confidential';

/** The command that checks a record system from this machine. */
export const commandClientId = 'safelight-self-check';

/** An app of another maker, in which a parent looks at their child's record at home. */
export const parentClientId = 'at-home';
