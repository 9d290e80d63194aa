import * as v from 'valibot';

const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time as "17:00".'));
const Phone = v.pipe(
  v.string(),
  v.regex(/^[+\d][\d ]{2,18}$/, 'Give a telephone number in digits and spaces.'),
);

export const Hours = v.strictObject({
  /** 1 is Monday, 7 is Sunday. */
  days: v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
  from: Time,
  to: Time,
});
export type Hours = v.InferOutput<typeof Hours>;

const Contact = v.strictObject({ name: v.string(), phone: v.optional(Phone), hours: v.optional(Hours) });

const Policy = v.picklist(['on-open', 'on-click', 'never']);

/**
 * What a CDS Hook does about CP-IS in a setting: nothing; says that nobody has asked in this visit; or looks the child up,
 * once in each visit, when the visit begins. An unscheduled look-up tells the child's local authority.
 */
const HookPolicy = v.picklist(['never', 'say-not-checked', 'look-up']);

/** `site.json`: this organisation. */
export const Site = v.strictObject({
  $schema: v.optional(v.string()),
  name: v.string(),
  /** When one working day ends, Europe/London. */
  workingDayEnds: v.optional(Time, '17:00'),
  officeHours: v.optional(Hours, { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }),
  safeguardingTeam: v.optional(Contact),
  namedNurse: v.optional(Contact),
  escalation: v.optional(Contact),
  /** When CP-IS is asked, by care setting, where that is not what `care-settings.json` says. */
  lookUps: v.optional(v.record(v.string(), Policy)),
  /** What CDS Hooks do here. */
  hooks: v.optional(
    v.strictObject({
      /** Red flags on cards for somebody whose role is not known; absent: what the role that is shown least is shown. */
      unknownRole: v.optional(v.picklist(['all', 'high', 'none'])),
      /** What hooks do about CP-IS, by care setting, where that is not what `care-settings.json` says. */
      lookUps: v.optional(v.record(v.string(), HookPolicy)),
    }),
  ),
  /** How long an answer of CP-IS is kept for the encounter it was asked in, in minutes. */
  keepAnswerMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1440)), 240),
  /** How long a gateway session lasts, in minutes. */
  sessionMinutes: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(720)), 60),
  /** How long a draft is kept, in hours. */
  draftHours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(720)), 72),
  /**
   * How long the safeguarding log keeps a concern: until the child would be this old, and at least so many years. What is
   * older is deleted; the audit of it stays.
   */
  keepConcerns: v.optional(
    v.strictObject({
      untilAge: v.pipe(v.number(), v.integer(), v.minValue(18), v.maxValue(120)),
      atLeastYears: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
    }),
  ),
});
export type Site = v.InferOutput<typeof Site>;

/** `local-authorities.json`: the authorities this site works with. Ships no telephone number that was not sourced. */
export const LocalAuthorities = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.string(),
  source: v.string(),
  authorities: v.array(
    v.strictObject({
      name: v.string(),
      /** Beginnings of postcodes, e.g. `S1`, `S10`. Longest match wins. */
      postcodes: v.optional(v.array(v.string()), []),
      phones: v.optional(
        v.strictObject({ officeHours: v.optional(Phone), emergencyDuty: v.optional(Phone) }),
        {},
      ),
      /** How a referral reaches them, the usual way first. Absent: the person says which way they take. */
      routes: v.optional(
        v.array(v.picklist(['within-record-system', 'form-or-portal', 'secure-email', 'telephone'])),
      ),
      /** Their form on the web; shown to be copied, never opened with anything of a child in it. */
      portal: v.optional(v.pipe(v.string(), v.url())),
      /** Their secure e-mail address. */
      email: v.optional(v.pipe(v.string(), v.email())),
      /** Id of their own questionnaire in `questionnaires/`, asked for beside the concern. */
      questionnaire: v.optional(v.string()),
      /** Where the numbers came from; shown beside them. */
      phonesFrom: v.optional(v.string()),
      hours: v.optional(Hours),
    }),
  ),
});
export type LocalAuthorities = v.InferOutput<typeof LocalAuthorities>;

/** `care-settings.json`: where care is given, and what a look-up does there. */
export const CareSettings = v.strictObject({
  $schema: v.optional(v.string()),
  source: v.string(),
  /** Which list of places each phase of CP-IS covers, and who says so. */
  phases: v.array(v.strictObject({ phase: v.picklist([1, 2]), title: v.string(), source: v.string() })),
  settings: v.array(
    v.strictObject({
      id: v.string(),
      title: v.string(),
      group: v.picklist([
        'emergency',
        'urgent',
        'gp',
        'community',
        'maternity',
        'ward',
        'mental-health',
        'sexual-health',
        'dental',
      ]),
      /** An unscheduled look-up tells the child's local authority; a scheduled one does not. */
      kind: v.picklist(['unscheduled', 'scheduled']),
      policy: Policy,
      /** Absent: `never`. */
      hooks: v.optional(HookPolicy),
      /** The phase in which CP-IS took this kind of place in. */
      phase: v.picklist([1, 2]),
      /** Where the phase does not name the place: what does. */
      source: v.optional(v.string()),
    }),
  ),
});
export type CareSettings = v.InferOutput<typeof CareSettings>;
