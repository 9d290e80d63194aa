import * as v from 'valibot';
import { noteIds } from '../domain/concern-notes.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const said = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const Phones = v.object({ officeHours: v.optional(text(40)), emergencyDuty: v.optional(text(40)) });

const instant = v.pipe(v.string(), v.isoTimestamp());
/** `2026`, `2026-03` or `2026-03-14` */
const partialDate = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));

const Mark = v.object({
  id: said(60),
  region: said(60),
  view: v.picklist(['front', 'back', 'face', 'hands', 'feet']),
  kind: v.picklist([
    'bruise',
    'burn-or-scald',
    'cut-or-graze',
    'bite',
    'swelling',
    'fracture',
    'mark',
    'other',
  ]),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))),
  lengthMm: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2000))),
  widthMm: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2000))),
  shape: v.optional(text(200)),
  colour: v.optional(text(200)),
  pattern: v.optional(text(200)),
  ageClaimed: v.optional(text(300)),
  explanation: v.variant('state', [
    v.object({ state: v.literal('given'), words: said(2000), by: said(200) }),
    v.object({ state: v.literal('asked-none-given') }),
    v.object({ state: v.literal('not-asked-yet') }),
  ]),
  note: v.optional(text(2000)),
});

const RecipientShape = v.variant('kind', [
  v.object({
    kind: v.literal('social-care'),
    authority: said(200),
    named: v.picklist(['cpis', 'home-address', 'chosen']),
    phones: Phones,
  }),
  v.object({ kind: v.literal('named-nurse'), name: said(200) }),
  v.object({ kind: v.literal('police') }),
  v.object({ kind: v.literal('gp-team'), name: said(200) }),
  v.object({ kind: v.literal('health-visitor') }),
  v.object({ kind: v.literal('adult-services'), authority: said(200) }),
]);

/** The lawful basis as it was chosen, with the list's version: what the list says later changes nothing. */
export const Basis = v.object({
  listVersion: v.string(),
  chosen: v.pipe(
    v.array(
      v.object({
        id: v.string(),
        part: v.picklist(['article-6', 'article-9', 'schedule-1', 'common-law', 'statute']),
        citation: v.string(),
        title: v.string(),
      }),
    ),
    v.check(
      (parts) => parts.some((p) => p.part === 'article-6') && parts.some((p) => p.part === 'article-9'),
      'Choose an Article 6 basis and an Article 9 condition.',
    ),
  ),
});

const Advice = v.object({ from: said(300), words: said(2000) });

const Decision = v.variant('share', [
  v.object({
    share: v.literal(true),
    recipients: v.pipe(v.array(RecipientShape), v.minLength(1), v.maxLength(10)),
    route: v.picklist([
      'within-record-system',
      'record-system-to-sign',
      'form-or-portal',
      'secure-email',
      'telephone',
    ]),
    goes: v.pipe(v.array(said(80)), v.minLength(1), v.maxLength(500)),
    purpose: said(2000),
    basis: Basis,
    consent: v.object({
      state: v.picklist([
        'given',
        'refused',
        'not-sought-cannot-give',
        'not-sought-unreasonable',
        'not-sought-prejudice',
      ]),
      by: v.optional(text(200)),
    }),
    informed: v.picklist([
      'informed',
      'not-yet-increases-risk',
      'not-yet-risk-to-another',
      'not-yet-obstructs-police',
      'not-yet-unjustified-delay',
      'not-yet-social-care-to-advise',
    ]),
    advice: v.optional(Advice),
    conditions: v.optional(text(2000)),
    authorityForm: v.optional(
      v.object({ questionnaire: said(300), item: v.pipe(v.array(v.unknown()), v.maxLength(300)) }),
    ),
  }),
  v.object({
    share: v.literal(false),
    reasons: said(4000),
    basis: Basis,
    advice: v.optional(Advice),
    reviewAt: v.optional(v.pipe(v.string(), v.isoDate())),
  }),
]);

/** A concern on its way to the safeguarding log. Lengths are in characters. */
export const ConcernShape = v.object({
  id: v.pipe(v.string(), v.uuid()),
  about: v.picklist(['child', 'unborn-child']),
  expectedDate: v.optional(partialDate),
  startedAt: instant,
  writtenAt: instant,
  category: v.object({ system: v.string(), code: v.string(), display: v.optional(v.string()) }),
  harms: v.array(
    v.picklist([
      'physical',
      'emotional',
      'sexual',
      'neglect',
      'exploitation',
      'domestic-abuse',
      'fgm',
      'self-harm',
      'fabricated-illness',
      'other',
    ]),
  ),
  marks: v.pipe(v.array(Mark), v.maxLength(60)),
  facts: said(20_000),
  ticks: v.array(v.picklist(['account-changed', 'delay', 'was-not-brought-before', 'not-seen-alone'])),
  fromRecord: v.pipe(
    v.array(v.object({ title: text(300), detail: text(1000), sources: v.array(v.string()) })),
    v.maxLength(200),
  ),
  accounts: v.pipe(
    v.array(
      v.object({ words: said(10_000), saidBy: said(200), saidTo: v.optional(text(200)), present: text(500) }),
    ),
    v.maxLength(30),
  ),
  childsVoice: text(10_000),
  opinion: text(10_000),
  notes: v.partial(v.object(v.entriesFromList(noteIds, said(10_000)))),
  people: v.pipe(
    v.array(
      v.object({
        id: said(60),
        name: text(200),
        relationship: text(200),
        birthDate: v.optional(partialDate),
        lives: v.picklist(['with-child', 'elsewhere', 'not-known']),
        parentalResponsibility: v.picklist(['yes', 'no', 'not-known']),
        phone: v.optional(text(60)),
        from: v.picklist(['record', 'typed']),
      }),
    ),
    v.maxLength(40),
  ),
  contacts: v.pipe(
    v.array(
      v.object({
        id: said(60),
        role: text(200),
        name: text(300),
        reach: v.optional(text(200)),
        from: v.picklist(['record', 'typed']),
      }),
    ),
    v.maxLength(30),
  ),
  details: v.pipe(
    v.array(
      v.object({
        id: v.picklist([
          'address',
          'previous-address',
          'phone',
          'gender',
          'ethnicity',
          'religion',
          'school',
          'practice',
          'disability',
        ]),
        text: said(1000),
        from: v.picklist(['record', 'typed']),
      }),
    ),
    v.maxLength(20),
  ),
  safeNow: v.picklist(['yes-with-us', 'no-999']),
  done: text(4000),
  fgm: v.optional(
    v.object({
      how: v.picklist(['she-told', 'signs-seen']),
      knownAt: instant,
      report: v.optional(v.object({ at: instant, incidentNumber: said(60) })),
    }),
  ),
  decision: Decision,
});
