import { bodyRegion } from '../../domain/body-region.ts';
import type {
  BodyMark,
  ConsentState,
  Explanation,
  InformedState,
  MarkKind,
  Recipient,
  SharedItem,
  Tick,
} from '../../domain/concern.ts';
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

export const itemWords: Record<SharedItem, string> = {
  marks: 'Marks on the body',
  facts: 'What was seen and told, as facts',
  words: 'Exact words',
  voice: 'The child’s own voice',
  'from-record': 'From the record',
  opinion: 'What the clinician thinks (opinion, kept apart from the facts)',
  household: 'Who is at home',
};

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

/** One mark on one line, without its explanation. */
export function markWords(mark: BodyMark): string {
  const parts = [
    mark.count !== undefined && mark.count > 1 ? `number: ${mark.count}` : undefined,
    mark.shape,
    sizeWords(mark),
    mark.colour,
    mark.note,
  ].filter((part) => part !== undefined && part !== '');
  return `${bodyRegion(mark.region).name}: ${[markKinds[mark.kind], ...parts].join(', ')}`;
}
