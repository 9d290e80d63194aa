/** The app as it is registered for browsers: without a key. */
export const clientId = 'safelight';

/** The same app as it is registered for a gateway that proves itself with a key (`private_key_jwt`). */
export const confidentialClientId = 'safelight-confidential';

/** An app of another maker, in which a parent looks at their child's record at home. */
export const parentClientId = 'at-home';
