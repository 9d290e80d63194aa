import FHIR from 'fhirclient/lib/entry/browser';

/**
 * The SMART library, set up once for both pages. Each frame keeps its own sign-in under its own state, which stays in
 * the address: with the library's default, two children in two frames of one tab would share one entry.
 * A public client must name itself when it renews a token; the library leaves that out by default.
 */
Object.assign(FHIR.oauth2.settings, { fullSessionStorageSupport: false, refreshTokenWithClientId: true });

export const { authorize, ready } = FHIR.oauth2;
