import * as v from 'valibot';
import { wrongWithConceptId } from './sctid.ts';

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and hyphens.'));
const Words = v.pipe(v.string(), v.trim(), v.minLength(1, 'Say it in words.'));
const Version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, 'Give a version such as "1.0.0".'));
const Names = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1, 'Name at least one.'));

const Coded = v.object({
  system: v.pipe(v.string(), v.minLength(1)),
  code: v.pipe(v.string(), v.minLength(1)),
  display: v.exactOptional(v.string()),
});

const sound = (coded: v.InferOutput<typeof Coded>): boolean =>
  coded.system !== 'http://snomed.info/sct' || wrongWithConceptId(coded.code) === undefined;

const SoundCode = v.pipe(
  Coded,
  v.check(sound, (issue) => {
    const { code } = issue.input;
    return `${code}: ${wrongWithConceptId(code) ?? ''} Copy it again from its source.`;
  }),
);

/** `code-sets/<id>.json`. `note` and `source` are for readers and are not kept. */
export const CodeSetFile = v.object({
  id: Id,
  version: Version,
  title: Words,
  concepts: v.pipe(
    v.array(v.intersect([SoundCode, v.object({ site: v.exactOptional(SoundCode) })])),
    v.minLength(1, 'Give at least one concept.'),
  ),
});

const EventSource = v.strictObject({
  resource: v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]+$/, 'Name a FHIR resource type.')),
  codes: v.exactOptional(Id),
  codesIn: v.exactOptional(
    v.picklist([
      'code',
      'reasonCode',
      'category',
      'type',
      'reason',
      'vaccineCode',
      'hospitalization.dischargeDisposition',
    ]),
  ),
  class: v.exactOptional(Names),
  status: v.exactOptional(Names),
  category: v.exactOptional(Names),
  when: Words,
  place: v.exactOptional(Words),
  site: v.exactOptional(Words),
});

/** `event-kinds.json`. */
export const EventKindsFile = v.array(
  v.strictObject({
    id: Id,
    one: Words,
    many: Words,
    from: v.pipe(v.array(EventSource), v.minLength(1, 'Say where it comes from.')),
  }),
);

const Ages = v.strictObject({ under: v.exactOptional(v.string()), atLeast: v.exactOptional(v.string()) });

/** Everything of a rule but its condition, which the table of criteria checks. */
export const RuleFile = v.strictObject({
  id: Id,
  version: Version,
  status: v.picklist(['draft', 'silent', 'active', 'retired']),
  title: Words,
  severity: v.picklist(['high', 'medium', 'low']),
  applies: v.strictObject({ age: v.exactOptional(Ages), settings: v.exactOptional(Names) }),
  when: v.unknown(),
  why: Words,
  advice: Words,
  toAsk: v.exactOptional(Words),
  guideline: v.strictObject({
    title: Words,
    url: v.exactOptional(v.pipe(v.string(), v.url('Give a full address.'))),
    grade: v.picklist(
      ['national', 'law', 'local', 'research', 'us'],
      'Say what stands behind the rule: national, law, local, research or us.',
    ),
    caution: v.exactOptional(Words),
  }),
  owner: Words,
  reviewBy: v.pipe(v.string(), v.isoDate('Give a date such as "2027-11-01".')),
  tests: v.array(v.strictObject({ child: v.string(), expect: v.picklist(['yes', 'no', 'unknown']) })),
});
