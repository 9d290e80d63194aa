import type { Figures, VersionFigures } from '../../../api/rule-figures.ts';

const told = (value: number) => ({ value });
const month = (
  name: string,
  evaluated: number,
  fired: number | undefined,
  silentFired: number | undefined,
) => ({
  month: name,
  evaluated: told(evaluated),
  fired: fired === undefined ? {} : told(fired),
  silentFired: silentFired === undefined ? {} : told(silentFired),
});

/** A version that clinicians see, set aside by most who answer it. */
export const often: VersionFigures = {
  rule: 'frequent-attendance',
  version: '1.0.0',
  number: 1,
  status: 'active',
  title: 'More than 3 A&E visits in 6 months',
  evaluated: told(12_480),
  fired: told(452),
  silentFired: told(60),
  cannotTell: told(31),
  acknowledged: told(120),
  actedOn: told(46),
  notActedOn: told(74),
  reasons: { 'not-relevant': told(52), explained: told(22) },
  concernAfter: told(38),
  outcomeKnown: told(20),
  firingRate: 0.041,
  overriddenRate: 0.6167,
  predictiveValue: 0.35,
  months: [
    month('2026-06', 1800, 0, 60),
    month('2026-07', 2100, 78, 0),
    month('2026-08', 2200, 91, 0),
    month('2026-10', 3100, undefined, 0),
    month('2026-11', 3280, 104, 0),
  ],
  warnings: [
    { kind: 'fires-often', rate: 0.041, limit: 0.035 },
    { kind: 'overridden', rate: 0.6167, limit: 0.5 },
  ],
};

/** The version that is to follow it: it runs silently. */
export const silent: VersionFigures = {
  ...often,
  version: '2.0.0',
  number: 2,
  status: 'silent',
  evaluated: told(3280),
  fired: told(0),
  silentFired: {},
  cannotTell: {},
  acknowledged: told(0),
  actedOn: told(0),
  notActedOn: told(0),
  reasons: {},
  concernAfter: told(0),
  outcomeKnown: told(0),
  months: [month('2026-11', 3280, 0, undefined)],
  warnings: [],
  firingRate: undefined,
  overriddenRate: undefined,
  predictiveValue: undefined,
};

/** A rule that was tried and flagged nobody. */
export const never: VersionFigures = {
  ...silent,
  rule: 'fracture-femur',
  version: '1.0.0',
  number: 1,
  status: 'active',
  title: 'Broken thigh bone',
  evaluated: told(400),
  silentFired: told(0),
  cannotTell: told(9),
  firingRate: 0,
  months: [month('2026-11', 400, 0, 0)],
  warnings: [{ kind: 'never-fired', days: 90 }],
};

export const figuresOf = (...rules: readonly VersionFigures[]): Figures => ({
  from: '2025-11-21',
  to: '2026-11-20',
  rules: [...rules],
  together: { evaluated: told(18_420), fired: told(368), rate: 0.02 },
});
