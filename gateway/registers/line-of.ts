import type { RegisterKind, RegisterLine } from '../../src/api/registers.ts';
import { unreachable } from '../../src/domain/result.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { countedOf, type Counted } from './counted.ts';
import { partsOf, type EntryParts } from './entry-parts.ts';
import { kindOf } from './kind-of.ts';
import { capital, spaced, wordsFor } from './line-words.ts';

/** A line without what the entry itself does not hold: its number and the child's name. */
export type LineContent = Omit<RegisterLine, 'number' | 'at' | 'kind' | 'child'>;

/** An entry as the register keeps it. */
export interface Projected {
  readonly at: Date;
  /** In London, `2026-11-20`. */
  readonly day: string;
  readonly kind: RegisterKind;
  readonly child?: string;
  readonly person?: string;
  readonly withoutConsent: boolean;
  readonly counted?: Counted;
  readonly line: LineContent;
}

const outcomes = { '0': 'done', '4': 'refused', '8': 'failed', '12': 'failed' } as const;

/** What the register says of an entry: always the same of the same. */
export function lineOf(event: fhir4.AuditEvent): Projected {
  const parts = partsOf(event);
  const { details, child, by, citations, reference } = parts;
  const kind = kindOf(event, parts);
  const at = new Date(event.recorded);
  const consent = details.get('consent');
  const purpose = wordsFor('purpose', event.purposeOfEvent?.[0]?.coding?.[0]?.code);
  const detail = detailOf(event, kind, parts);
  const consentWords = wordsFor('consent', consent);
  const informed = wordsFor('informed', details.get('informed'));
  const counted = countedOf(event, kind, details);
  return {
    at,
    day: dayText(at.getTime()),
    kind,
    ...(child === undefined ? {} : { child }),
    ...(by === undefined ? {} : { person: by.name }),
    // What is not known to have been given was not.
    withoutConsent: consent !== 'given' && (kind === 'disclosure' || consent !== undefined),
    ...(counted === undefined ? {} : { counted }),
    line: {
      ...(by === undefined ? {} : { by }),
      what: whatOf(event, kind, parts),
      ...(detail === undefined ? {} : { detail }),
      outcome: outcomes[event.outcome ?? '0'],
      ...(purpose === undefined ? {} : { purpose }),
      basis: [...citations],
      ...(consentWords === undefined ? {} : { consent: consentWords }),
      ...(informed === undefined ? {} : { informed }),
      ...(reference === undefined ? {} : { reference }),
    },
  };
}

function whatOf(event: fhir4.AuditEvent, kind: RegisterKind, parts: EntryParts): string {
  const { details, description, recipients } = parts;
  const asKept = description ?? event.type.display ?? 'Entry';
  switch (kind) {
    case 'look-up':
    case 'look-up-failed':
      return ['CP-IS', details.get('kind')].flatMap((part) => part ?? []).join(', ');
    case 'disclosure':
      return `${sharedThing(event)} to ${recipients.map(uncapital).join('; ') || 'nobody named'}`;
    case 'concern':
      return details.get('decision') === 'shared' ? 'Concern recorded, to be shared' : 'Concern recorded';
    case 'not-shared':
      return 'Decided not to share';
    case 'concern-opened':
      return 'Concern opened';
    case 'concern-amended':
      return 'Concern amended';
    case 'session':
      return sessionWords(event, asKept);
    case 'referral-step':
    case 'draft-handed-over':
    case 'read':
    case 'rules':
    case 'register':
    case 'other':
      return asKept;
    default:
      return unreachable(kind);
  }
}

/** A concern is known by its number; anything else by what it is described as. */
const sharedThing = ({ entity = [] }: fhir4.AuditEvent): string => {
  const shared = entity.find(({ role }) => role?.code === '4');
  return shared?.what?.reference?.startsWith('urn:uuid:') === true || shared?.description === undefined
    ? 'Concern'
    : shared.description;
};

const uncapital = (name: string): string =>
  /^(Children|Health|Police|Adult)/.test(name) ? `${name.slice(0, 1).toLowerCase()}${name.slice(1)}` : name;

function sessionWords({ subtype }: fhir4.AuditEvent, description: string): string {
  if (description.includes('NHS')) return description;
  return subtype?.[0]?.code === '110123' ? 'Left Safelight' : 'Opened Safelight';
}

/** Named values that say more, beside those that a line has a place for. */
const told = [
  'reason',
  'outcome',
  'how',
  'decision-of-authority',
  'care-setting',
  'version',
  'lines',
  'entries',
];

function detailOf(event: fhir4.AuditEvent, kind: RegisterKind, { details }: EntryParts): string | undefined {
  const said =
    kind === 'look-up' || kind === 'look-up-failed'
      ? lookUpDetail(details)
      : [
          wordsFor('route', details.get('route')),
          ...told.map((name) => {
            const value = details.get(name);
            return value === undefined ? undefined : `${spaced(name)}: ${spaced(value)}`;
          }),
          event.outcomeDesc,
        ];
  const all = said.flatMap((part) => (part === undefined ? [] : [capital(part)]));
  return all.length === 0 ? undefined : all.join('. ');
}

function lookUpDetail(details: EntryParts['details']): readonly (string | undefined)[] {
  const phase = details.get('phase');
  const answer = wordsFor('answer', details.get('answer'));
  return [
    phase === 'about-to-look' ? 'About to be asked' : undefined,
    phase === 'kept-answer-read' ? 'An answer of before, read again' : undefined,
    phase === 'could-not-check' ? 'Could not be checked' : undefined,
    phase === 'refused' ? 'Not asked' : undefined,
    answer,
    wordsFor('told', details.get('told')),
    details.get('care-setting'),
  ];
}
