import type { EhrUserId } from '../../ehr/users.ts';
import type { FaultKind } from '../../ehr/faults/fault.ts';
import type { Endpoint, FaultName } from '../../nhs/switches.ts';
import type { NhsSignIn } from '../settings.ts';

/** What each person is, beside their name. */
export const peopleHints: Readonly<Record<EhrUserId, string>> = {
  'ed-nurse': 'A&E nurse',
  gp: 'GP',
  midwife: 'midwife',
  'health-visitor': 'health visitor',
  lead: 'named nurse',
  'named-doctor': 'named doctor',
  receptionist: 'receptionist',
};

/** Who signs in to the pretend NHS in this run. */
export const signInHints: Readonly<Record<NhsSignIn, string>> = {
  application: 'CP-IS: Safelight itself signs in to the NHS, for everybody.',
  cis2: 'CP-IS: each person signs in to the NHS (pretend), and their national role there decides.',
};

export const text = {
  title: 'Safelight sandbox',
  ehr: 'Northmoor EHR',
  pretend: 'pretend record system',
  tabs: ['Summary', 'Results', 'Letters', 'Safelight'],
  nothingReal: 'Nothing here is real. No message leaves this machine.',
  sandbox: 'Sandbox',
  who: 'Who am I?',
  child: 'Which child?',
  filter: 'Find: name, plan, bruise',
  noneLeft: 'No child fits. Clear the box to see them all.',
  frame: 'Frame',
  widths: {
    360: '360 px, the narrowest panel',
    400: '400 px panel',
    768: '768 px, half a screen',
    full: 'Full page, in a new tab',
  },
  banner: 'The EHR shows a banner',
  open: 'Open Safelight',
  openWithout: 'Open without a child',
  openWithoutHint: 'Alert rules, for Jo DUMMY and D. MOCK.',
  newVisit: 'New visit',
  startAgain: 'Start again',
  fail: 'Make something fail',
  failWhere: 'Where',
  failHow: 'How',
  failOnce: 'Once only',
  failSet: 'Make it fail',
  failClear: 'Let everything work',
  failRecord: 'Record system',
  failCpis: 'CP-IS',
  chart: 'Pretend chart',
  inbox: 'Local authority inbox',
  inboxPretend: 'pretend',
  inboxHint: 'What local authorities would have received because of what you did.',
  inboxEmpty: 'Nothing yet. Open a child and look them up.',
  frameTitle: 'Safelight',
  frameEmpty: 'Choose a person and a child, then open Safelight.',
} as const;

/** Words that the page's script needs; `{…}` is filled in there. */
export const scriptText = {
  since: 'Here since',
  complaint: 'Complaint',
  noted: 'Noted',
  place: '{time}, {place}',
  notedAs: '{time}, {what}, {who}',
  noNumber: 'no NHS number',
  notVerified: 'not verified',
  looked: 'Someone looked',
  notTold: 'Not told',
  tells: '{authority} was told: {time}, {name}, by {who}. No reason given.',
  scheduled: '{who} looked up {name} in scheduled care: nothing is sent.',
  noRecord: '{who} looked up {name}: CP-IS has no plan, so nobody is told.',
  patientFlags: '{who} looked up {name} by Patient Flags, which tells nobody.',
  now: 'Now',
  frameAt: 'Safelight, {width} px frame: {name}',
  opened: 'Opened in a new tab: {name}',
  frameWide: 'Safelight without a child, as {person}. The choices are above.',
  openedWithout: 'Opened in a new tab without a child, as {person}',
  visited: 'New visit for {name}. Open Safelight again to be in it.',
  reset: 'Started again: the inbox is empty and the records are as they were.',
  failing: 'Failing now: {list}',
  allWorks: 'Everything works.',
  couldNot: 'That did not work: {what}',
} as const;

/** Where the record system can be made to fail. */
export const recordSteps = {
  fhir: 'Everything in the record',
  Patient: 'Who the child is',
  Encounter: 'Visits',
  Condition: 'Problems and injuries',
  Observation: 'Observations',
  Flag: 'Flags',
  Appointment: 'Appointments',
  RelatedPerson: 'Family',
  Immunization: 'Immunisations',
  DocumentReference: 'Documents',
  transaction: 'Saving a concern',
  discovery: 'Launch: finding the sign-in',
  authorize: 'Launch: sign-in',
  token: 'Launch: token',
} as const;

export const recordFaults: Readonly<Record<FaultKind, string>> = {
  refused: 'does not answer at all',
  slow: 'answers after 15 seconds',
  cut: 'breaks off half-way',
  'lost-answer': 'is carried out, but the answer is lost',
  '401': 'says the session has ended (401)',
  '403': 'is not permitted (403)',
  '404': 'is not found (404)',
  '429': 'says too many requests (429)',
  '500': 'has an error (500)',
  html: 'answers with a web page',
  'outcome-in-200': 'answers with a complaint as if all were well',
  'outcome-entry': 'answers with a warning among the results',
  'empty-201': 'says saved, and nothing more',
  'wrong-patient': 'answers about another child',
  'lost-page-2': 'loses the second page',
  'foreign-next': 'sends the next page to another server',
  'loop-next': 'sends the same page for ever',
  huge: 'answers with far too much',
  'expired-token': 'says the token has expired, once',
  'unknown-resource': 'is not offered by this system',
  'audit-refused': 'refuses every audit entry',
  denied: 'refuses the sign-in',
  'no-pkce': 'does not offer a safe sign-in (PKCE)',
};

export const cpisEndpoints: Readonly<Record<Endpoint, string>> = {
  token: 'Signing in to the NHS, application',
  'cis2-token': 'Signing in to the NHS, person',
  'cis2-userinfo': 'Roles of the person',
  exchange: 'Access for the person',
  'care-team': 'Plans',
  'audit-event': 'Who looked before',
  flags: 'Flags, top level',
  'flag-detail': 'Flags in detail',
};

export const cpisFaults: Readonly<Record<FaultName, string>> = {
  dns: 'is not found on the network',
  refused: 'does not answer at all',
  slow: 'answers far too late',
  cut: 'breaks off half-way',
  '400': 'does not accept the request (400)',
  '401': 'refuses the sign-in (401)',
  '403': 'is not permitted (403)',
  '404': 'does not know the number (404)',
  '408': 'gives up waiting (408)',
  '429': 'says too many requests (429)',
  '500': 'has an error (500)',
  html: 'answers with a web page',
  'empty-200': 'answers with nothing',
  'wrong-patient': 'answers about another child',
  'warning-outcome': 'answers with a warning',
  'page-2-lost': 'loses the second page',
  duplicate: 'answers everything twice',
  'unknown-code': 'names a kind of plan that does not exist',
  several: 'answers with several children',
  superseded: 'says that the number was replaced',
  'clock-skew': 'has a clock that is ten minutes ahead',
  'expired-key': 'no longer knows our key',
};
