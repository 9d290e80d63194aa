/** Words of the screens that say why Safelight did not open. `todo` follows "What to do:". */
export interface LaunchWords {
  /** What the clinician reads out to IT. */
  readonly code: string;
  readonly title: string;
  readonly said: string;
  /** The sentence that says what has not happened. */
  readonly assured: string;
  readonly todo: string;
  /** For the IT team or supplier. */
  readonly why: string;
  readonly fix: string;
}

const untouched = 'No child was looked up and nobody was told.';
const reopen =
  'close this and open Safelight again from the child’s record in your usual system. If it happens again, give IT this code.';

/** One entry for each way in which a launch can fail. */
export const launchWords = {
  'opened-directly': {
    code: 'L-101',
    title: 'Open Safelight from a child’s record',
    said: 'It was opened by itself, so it does not know which child you mean.',
    assured: untouched,
    todo: 'close this and open Safelight from the child’s record in your usual system. If it was opened from there, give IT this code.',
    why: 'The page was opened without the parameters iss and launch, or without a sign-in in progress.',
    fix: 'Open it as a SMART app launch. Do not bookmark it or link to it.',
  },
  'launch-parameters-missing': {
    code: 'L-102',
    title: 'Your record system left something out',
    said: 'It opened Safelight without saying which record is open, so Safelight stopped.',
    assured: untouched,
    todo: reopen,
    why: 'An EHR launch needs the parameters iss and launch, each exactly once.',
    fix: 'Correct the launch address in the record system’s app settings.',
  },
  'configuration-wrong': {
    code: 'L-103',
    title: 'Safelight is not set up correctly',
    said: 'A setting of this Safelight is missing or wrong, so it stopped.',
    assured: untouched,
    todo: 'use your usual way to check on a child, and give IT this code now.',
    why: 'The settings in the page could not be read.',
    fix: 'Correct the setting and restart the Safelight service.',
  },
  'unknown-issuer': {
    code: 'L-104',
    title: 'Safelight does not know this record system',
    said: 'It was opened from a system nobody has set up yet, so it stopped.',
    assured: untouched,
    todo: 'close this and open Safelight from the child’s record in your usual system. If it happens again, give IT this code.',
    why: 'That address is not on the list of known systems. An address from a link is never trusted.',
    fix: 'Add it to the issuers in Safelight’s settings, spelled exactly as the record system sends it.',
  },
  'discovery-failed': {
    code: 'L-105',
    title: 'Your record system did not answer',
    said: 'Safelight asked how to sign you in and got no usable answer, so it stopped.',
    assured: untouched,
    todo: reopen,
    why: 'The SMART configuration could not be read.',
    fix: 'Check that .well-known/smart-configuration is reachable from the browser, with CORS, and names both endpoints.',
  },
  'pkce-not-offered': {
    code: 'L-106',
    title: 'Your record system’s sign-in is not safe enough',
    said: 'It does not offer the protection Safelight needs for a child’s record, so Safelight stopped.',
    assured: untouched,
    todo: 'use your usual way to check on a child, and give IT this code now.',
    why: 'The SMART configuration does not list S256 in code_challenge_methods_supported.',
    fix: 'Ask the supplier for PKCE with S256, which SMART App Launch 2 requires.',
  },
  'sign-in-refused': {
    code: 'L-107',
    title: 'Your record system did not sign you in',
    said: 'It refused, or sign-in was cancelled, so Safelight stopped.',
    assured: untouched,
    todo: reopen,
    why: 'The authorization server answered with an error.',
    fix: 'Check the client id, the redirect address, the scopes and this person’s permission to use the app.',
  },
  'state-lost': {
    code: 'L-108',
    title: 'The sign-in was interrupted',
    said: 'Safelight cannot tell that this is the sign-in it started, so it stopped.',
    assured: untouched,
    todo: reopen,
    why: 'The state that came back is not one that this frame holds.',
    fix: 'If it repeats, check that the record system signs people in within the same frame, and gives that frame no other name meanwhile.',
  },
  'token-refused': {
    code: 'L-109',
    title: 'Your record system did not finish the sign-in',
    said: 'It did not give Safelight permission to read the record, so Safelight stopped.',
    assured: untouched,
    todo: reopen,
    why: 'The token request was refused, or what a session stands on was not in its answer.',
    fix: 'Check the client registration: public client or with a key as in the issuer file, exact redirect address, PKCE. Where the answer names a field, correct that.',
  },
  'token-unreachable': {
    code: 'L-110',
    title: 'Your record system stopped answering',
    said: 'It did not answer while signing you in, so Safelight stopped.',
    assured: untouched,
    todo: reopen,
    why: 'The token endpoint gave no answer that the browser could read.',
    fix: 'Check that the token endpoint is up, allows this origin with CORS, and is on the FHIR base’s own origin or one of the issuer file’s "origins".',
  },
  'no-patient': {
    code: 'L-111',
    title: 'No record is open',
    said: 'Your record system did not say whose record is on screen, so Safelight stopped.',
    assured: untouched,
    todo: 'open the child’s record first, then open Safelight from it. If it happens again, give IT this code.',
    why: 'The token answer holds no patient.',
    fix: 'Launch with a patient in context and grant the scope launch.',
  },
  'storage-blocked': {
    code: 'L-112',
    title: 'This browser blocks what Safelight needs',
    said: 'It does not let Safelight keep its place while you are signed in, so Safelight stopped.',
    assured: untouched,
    todo: 'use your usual way to check on a child, and give IT this code.',
    why: 'Session storage is not available to this window, which is not in a frame.',
    fix: 'Allow site data for Safelight’s address in the browser’s policy, or open it in a frame of the record system.',
  },
  'frame-sandboxed': {
    code: 'L-120',
    title: 'Your record system shuts Safelight in too tightly',
    said: 'It opens Safelight in a way that lets it read nothing, so Safelight stopped.',
    assured: untouched,
    todo: 'use your usual way to check on a child, and give IT this code.',
    why: 'The frame has a sandbox attribute without allow-same-origin, so this page has no origin: neither the record system nor the gateway can answer it.',
    fix: 'Add allow-same-origin to the frame’s sandbox attribute. Safelight is on another origin than the record system, so this gives it nothing of the record system’s.',
  },
  'came-back': {
    code: 'L-121',
    title: 'Open Safelight again',
    said: 'This page was opened before. Another record may be on screen by now, so Safelight did not go on with it.',
    assured: 'Nothing was asked or sent just now.',
    todo: 'open Safelight again from the child’s record in your usual system.',
    why: 'The page was reached by the frame’s history, or was loaded again where the browser keeps nothing for the frame.',
    fix: 'Launch again instead of reloading the frame or going back in it. A reload is kept where session storage is available to the frame.',
  },
  'unknown-tenant': {
    code: 'L-116',
    title: 'Safelight does not know this organisation',
    said: 'Your record system serves several organisations, and did not name one that is set up here, so Safelight stopped.',
    assured: untouched,
    todo: reopen,
    why: 'Several organisations share this issuer, and the token answer’s tenant is none of those that are listed.',
    fix: 'Add the organisation to the issuer’s tenants, its value spelled exactly as the record system sends it.',
  },
  'session-ended': {
    code: 'L-113',
    title: 'Your sign-in has ended',
    said: 'Your record system has closed this visit’s permission to read the record.',
    assured: 'Nothing was asked or sent just now.',
    todo: reopen,
    why: 'The access token has expired or was revoked, and could not be renewed.',
    fix: 'Grant online_access if sessions end too early.',
  },
} as const satisfies Record<string, LaunchWords>;

/** Words that every one of these screens shares. */
export const launchPage = {
  product: 'Safelight',
  documentTitle: 'Safelight could not open',
  state: 'Did not open',
  worried: 'Worried now?',
  ring: 'Ring your safeguarding team the usual way. In danger this minute:',
  emergency: '999',
  todo: 'What to do:',
  copy: 'Copy',
  copied: 'Copied',
  forIt: 'For the IT team or supplier',
  selfCheck: 'For IT: check this record system',
  why: 'Why',
  fix: 'Fix',
  openedBy: 'Opened by',
  missing: 'Missing',
  setting: 'Setting',
  organisation: 'Organisation',
  organisationNotSaid: 'not said',
  answer: 'Answer',
} as const;

/** Words of opening Safelight outside a record system. */
export const standalone = {
  choose: 'Which record system do you use?',
  chooseHelp: 'It asks you to sign in, and which child.',
  fromRecord:
    'Already looking at the child’s record? Open Safelight from there: it is quicker, and sure to be the same child.',
  going: 'Taking you to sign in at',
} as const;
