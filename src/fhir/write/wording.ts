import type {
  BodyMark,
  ConsentState,
  DetailId,
  Explanation,
  FgmKnown,
  Harm,
  InformedState,
  MarkKind,
  Person,
  Recipient,
  Route,
  Tick,
} from '../../domain/concern.ts';
import type { NoteId } from '../../domain/concern-notes.ts';
import { unreachable } from '../../domain/result.ts';

/** How codes are written in the record: whole sentences that stand without the screen they came from. */
export const markKinds: Record<MarkKind, string> = {
  bruise: 'Bruise',
  'burn-or-scald': 'Burn or scald',
  'cut-or-graze': 'Cut or graze',
  bite: 'Bite mark',
  swelling: 'Swelling',
  fracture: 'Fracture',
  mark: 'Mark',
  other: 'Other injury',
};

export const tickWords: Record<Tick, string> = {
  'account-changed': 'The account of what happened changed.',
  delay: 'There was a delay in coming.',
  'was-not-brought-before': 'Was not brought to an earlier appointment.',
  'not-seen-alone': 'The child could not be seen alone.',
};

/** What is suspected, never what is established. */
export const harmWords: Record<Harm, string> = {
  physical: 'Physical abuse',
  emotional: 'Emotional abuse',
  sexual: 'Sexual abuse',
  neglect: 'Neglect',
  exploitation: 'Exploitation',
  'domestic-abuse': 'Domestic abuse at home',
  fgm: 'Female genital mutilation',
  'self-harm': 'Self-harm',
  'fabricated-illness': 'Fabricated or induced illness',
  other: 'Another kind of harm',
};

export const noteWords: Record<NoteId, string> = {
  behaviour: 'Behaviour seen',
  delay: 'Reason given for coming late',
  inconsistencies: 'What does not agree',
  wishes: 'What the child wants to happen',
  risk: 'What may happen next, and to whom',
  communication: 'Language and communication',
  barriers: 'What makes it hard to come',
  support: 'What was tried before, and what came of it',
  'going-well': 'What is going well',
  advised: 'What the family was advised',
  household: 'What else is known of the home',
};

export const detailWords: Record<DetailId, string> = {
  address: 'Address',
  'previous-address': 'Address before',
  phone: 'Telephone',
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  religion: 'Religion',
  school: 'School or nursery',
  practice: 'GP practice',
  disability: 'Disability',
};

export const livesWords: Record<Person['lives'], string> = {
  'with-child': 'With the child',
  elsewhere: 'Elsewhere',
  'not-known': 'Not known',
};

export const responsibilityWords: Record<Person['parentalResponsibility'], string> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
};

export const fromWords = { record: 'From the record', typed: 'Written by the author' } as const;

export const fgmWords: Record<FgmKnown['how'], string> = {
  'she-told': 'She told a professional herself.',
  'signs-seen': 'Physical signs were seen by a professional.',
};

/** How it gets there: "sent by secure e-mail", "to be sent by secure e-mail". */
export const routeWords: Record<Route, string> = {
  'within-record-system': 'within the record system',
  'record-system-to-sign': 'by the record system, once signed there',
  'form-or-portal': 'by the local authority’s own form or portal',
  'secure-email': 'by secure e-mail',
  telephone: 'by telephone',
};

export const safeWords = {
  'yes-with-us': 'Safe at this moment, with the author.',
  'no-999': 'Not safe at this moment. 999 was to be rung.',
} as const;

export const consentWords: Record<ConsentState, string> = {
  given: 'Consent was given',
  refused: 'Consent was asked for and refused',
  'not-sought-cannot-give': 'Consent was not sought: it could not be given',
  'not-sought-unreasonable': 'Consent was not sought: it could not reasonably be obtained',
  'not-sought-prejudice': 'Consent was not sought: asking would have put the child’s protection at risk',
};

export const informedWords: Record<InformedState, string> = {
  informed: 'The family knows.',
  'not-yet-increases-risk': 'The family has not been told: it would increase the risk to the child.',
  'not-yet-risk-to-another': 'The family has not been told: it would put another person at risk.',
  'not-yet-obstructs-police': 'The family has not been told: it would obstruct the police.',
  'not-yet-unjustified-delay': 'The family has not been told: it would cause unjustified delay.',
  'not-yet-social-care-to-advise': 'The family has not been told: children’s social care is to advise first.',
};

/** Exact words in quotation marks, once: many people type them. */
export const quoted = (words: string): string => (/^[“"‘']/.test(words.trim()) ? words : `“${words}”`);

export function recipientName(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'social-care':
      return `Children’s social care, ${recipient.authority}`;
    case 'named-nurse':
      return `Named nurse, ${recipient.name}`;
    case 'police':
      return 'Police';
    case 'gp-team':
      return `GP team, ${recipient.name}`;
    case 'health-visitor':
      return 'Health visitor';
    case 'adult-services':
      return `Adult social care, ${recipient.authority}`;
    default:
      return unreachable(recipient);
  }
}

export function explanationWords(explanation: Explanation): string {
  switch (explanation.state) {
    case 'given':
      return `Explanation given by ${explanation.by}: ${quoted(explanation.words)}`;
    case 'asked-none-given':
      return 'Explanation: asked, none given';
    case 'not-asked-yet':
      return 'Explanation: not asked yet';
    default:
      return unreachable(explanation);
  }
}

/** "12 × 8 mm", "6 mm", or nothing. */
function sizeWords(mark: Pick<BodyMark, 'lengthMm' | 'widthMm'>): string | undefined {
  const sizes = [mark.lengthMm, mark.widthMm].filter((size) => size !== undefined);
  return sizes.length === 0 ? undefined : `${sizes.join(' × ')} mm`;
}

/** What was seen at one place, without the place: "Bruise, oval, 12 × 8 mm". */
export const markWhat = (mark: BodyMark): string =>
  [
    markKinds[mark.kind],
    mark.count !== undefined && mark.count > 1 ? `${mark.count} of them` : undefined,
    mark.shape,
    sizeWords(mark),
    mark.colour,
    mark.pattern,
    mark.note,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
