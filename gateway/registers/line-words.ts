/** Words of the register for what the ledger holds as codes. A code without words is shown as it is. */
const words = {
  purpose: {
    TREAT: 'Care of the child',
    ETREAT: 'Emergency care of the child',
    THREAT: 'To protect from harm',
    HCOMPL: 'To meet a duty',
  },
  consent: {
    given: 'Given',
    refused: 'Asked: refused',
    'not-sought-cannot-give': 'Not asked: nobody there can give it',
    'not-sought-unreasonable': 'Not asked: it could not reasonably be obtained',
    'not-sought-prejudice': 'Not asked: asking could add risk',
  },
  informed: {
    informed: 'The family knows',
    'not-yet-increases-risk': 'Not yet: it could add risk to the child',
    'not-yet-risk-to-another': 'Not yet: it could put somebody else at risk',
    'not-yet-obstructs-police': 'Not yet: it could get in the way of the police',
    'not-yet-unjustified-delay': 'Not yet: it would cause a delay that is not justified',
    'not-yet-social-care-to-advise': 'Not yet: social care will advise',
  },
  route: {
    'within-record-system': 'through the record system',
    'record-system-to-sign': 'through the record system, signed there',
    'form-or-portal': 'by form or portal',
    'secure-email': 'by secure e-mail',
    telephone: 'by telephone',
  },
  told: {
    yes: 'The local authority was told',
    no: 'Nobody was told',
    unknown: 'The local authority may or may not have been told',
  },
  answer: { found: 'Record found', none: 'No record found' },
} satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The words for a code, e.g. `wordsFor('told', 'no')`; undefined for none. */
export function wordsFor(what: keyof typeof words, code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const known: Readonly<Record<string, string>> = words[what];
  return known[code] ?? spaced(code);
}

/** `no-answer` as "no answer". */
export const spaced = (code: string): string => code.replaceAll('-', ' ');

/** "Found", as a sentence begins. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
