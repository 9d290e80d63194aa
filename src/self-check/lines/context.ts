import type { Line } from '../line.ts';
import { spec } from './spec.ts';

type Given = Pick<Line, 'key' | 'title' | 'unmet' | 'tried' | 'fix'> & Partial<Line>;

const line = (given: Given): Line => ({
  requirement: 'A1-30',
  spec: spec.context,
  group: 'context',
  ground: 'sign-in',
  severity: 'warn',
  ...given,
});

const scope = (given: Given): Line => line({ group: 'scopes', spec: spec.scopes, ...given });

/** What was granted, and what the launch says. */
export const contextLines: readonly Line[] = [
  scope({
    key: 'scope-said',
    requirement: 'A1-15',
    spec: spec.token,
    title: 'The token answer says what was granted',
    unmet: 'Safelight takes all that it asked for as granted, and finds out by refusals.',
    tried: 'Looks for `scope` in the token answer.',
    fix: 'Return `scope` beside `access_token`, always.',
  }),
  scope({
    key: 'scope-version',
    requirement: 'A1-24',
    severity: 'fail',
    title: 'It grants scopes in the notation that was asked',
    unmet: 'Nothing of the record can be read.',
    tried: 'Compares the notation of the resource scopes that were asked with those that were granted.',
    fix: 'Grant scopes of version 2 (`patient/Condition.rs`); or ask for version 1: `"syntax": "v1"` for the scopes of this issuer.',
  }),
  scope({
    key: 'scope-letters',
    requirement: 'A1-23',
    title: 'The letters of a scope are in the order of “cruds”',
    unmet: 'Safelight does not count a scope that is written otherwise.',
    tried: 'Reads the letters of every granted scope.',
    fix: 'Return the letters of a scope as an ordered part of `cruds`, e.g. `.crs`.',
  }),
  scope({
    key: 'scope-granted',
    requirement: 'A1-15',
    title: 'It grants what was asked',
    unmet: 'Safelight shows that part as “not permitted” and names the scope.',
    tried: 'Compares the granted scopes with those that were asked, right by right.',
    fix: 'Allow the client the scopes that are named beside this line.',
  }),
  line({
    key: 'context-patient',
    severity: 'fail',
    title: 'The launched child’s id comes with the token',
    unmet: 'Without it Safelight cannot know who is on screen, and stops.',
    tried: 'Looks for `patient` in the token answer.',
    fix: 'Return `patient` beside `access_token` when `launch` or `launch/patient` was granted.',
  }),
  line({
    key: 'context-encounter',
    title: 'The visit’s id comes with the token',
    unmet: 'Safelight takes the care setting from its own settings, and shows which.',
    tried: 'Looks for `encounter` in the token answer.',
    fix: 'Return `encounter` beside `access_token` when a visit is open.',
  }),
  line({
    key: 'context-banner',
    requirement: 'A1-32',
    title: 'The EHR says whether it shows a banner',
    unmet: 'Safelight shows its own banner, or not, as its settings say.',
    tried: 'Looks for `need_patient_banner` in the token answer.',
    fix: 'Return `need_patient_banner`, true or false, beside `access_token`.',
  }),
  line({
    key: 'context-tenant',
    requirement: 'A1-35',
    title: 'The EHR says which organisation it is',
    unmet:
      'Several organisations share this address: Safelight cannot tell whose rules count, and refuses the session.',
    tried: 'Looks for `tenant` in the token answer, where the issuer has several.',
    fix: 'Return `tenant` beside `access_token`, with the value that the issuer’s file names.',
  }),
  line({
    key: 'context-intent',
    requirement: 'A1-33',
    title: 'An intent, where one is given, is one that Safelight knows',
    unmet: 'Safelight opens its first screen.',
    tried: 'Reads `intent` of the token answer.',
    fix: 'Send one of the intents that docs/launch.md lists, or none.',
  }),
  line({
    key: 'context-fhir',
    requirement: 'A1-31',
    spec: spec.fhirContext,
    title: 'fhirContext, where it is given, can be read',
    unmet: 'Safelight leaves the item out.',
    tried: 'Looks for `reference`, `canonical` or `identifier` in every item.',
    fix: 'Give each item of `fhirContext` a `reference`, a `canonical` or an `identifier`.',
  }),
  line({
    key: 'context-messaging',
    requirement: 'A3',
    spec: spec.webMessaging,
    title: 'Web messaging, where it is offered, can be used',
    unmet: 'Safelight cannot close itself, open another activity or pass on a draft: people do it by hand.',
    tried:
      'Looks for `smart_web_messaging_handle` and `smart_web_messaging_origin`, and for that origin in the issuer’s file.',
    fix: 'Return `smart_web_messaging_handle` and `smart_web_messaging_origin` together beside `access_token`.',
  }),
  line({
    key: 'context-fhircast',
    requirement: 'A3',
    spec: spec.fhircast,
    title: 'A FHIRcast hub, where it is offered, can be used',
    unmet: 'Safelight does not notice that another patient was opened, and says whose record it shows.',
    tried:
      'Looks for `hub.url` and `hub.topic` in the token answer, and for the hub’s origin in the issuer’s file.',
    fix: 'Return `hub.url` and `hub.topic` together beside `access_token`.',
  }),
  line({
    key: 'context-style',
    requirement: 'A1-34',
    title: 'The record system’s style, where it is offered, can be read',
    unmet: 'Safelight keeps its own colours and sizes.',
    tried: 'Reads `smart_style_url` as the page does: without a token, at most 16 kB, without a redirect.',
    fix: 'Answer `smart_style_url` itself with 200, a JSON object and `Access-Control-Allow-Origin`.',
  }),
  line({
    key: 'context-frame',
    requirement: 'A1-50',
    spec: spec.frame,
    title: 'The launched page has room, and may keep its sign-in through a reload',
    unmet:
      'It works, with less: without storage a reload ends the sign-in, and the record must open it again.',
    tried:
      'Looks at the size of its own window, and whether session storage can be written. Only on the page.',
    fix: 'Let the frame keep storage: `allow-same-origin` in its `sandbox` attribute, and no browser setting against it (docs/embedding.md).',
  }),
];
