import { parseDuration } from '../../../../domain/calendar/duration.ts';

export const units = ['H', 'D', 'W', 'M', 'Y'] as const;
export type Unit = (typeof units)[number];

/** A length of time as it is typed: a number, perhaps not one yet, and its unit. */
export interface Length {
  readonly n: string;
  readonly unit: Unit;
}

const isUnit = (text: string | undefined): text is Unit => units.some((unit) => unit === text);

/** The duration as a rule holds it, e.g. `P6M`; what is no number yet is kept as it is. */
export const durationOf = ({ n, unit }: Length): string => `P${unit === 'H' ? 'T' : ''}${n}${unit}`;

/** `P6M` as 6 months. A sum that one unit can say is said so; of any other there is no number. */
export function lengthOf(duration: unknown): Length {
  const text = typeof duration === 'string' ? duration : '';
  const [, , n, unit] = /^P(T?)([^A-Z]*)([A-Z])$/.exec(text) ?? [];
  if (n !== undefined && isUnit(unit)) return { n, unit };
  const parts = parseDuration(text);
  if (parts !== undefined) {
    const { months, days, hours } = parts;
    if (days === 0 && hours === 0) return { n: String(months), unit: 'M' };
    if (months === 0 && hours === 0) return { n: String(days), unit: 'D' };
  }
  return { n: '', unit: 'M' };
}

/** A number, once what is typed is one; until then what is typed. */
export function numberOf(text: string): unknown {
  const n = Number(text);
  return text.trim() !== '' && String(n) === text ? n : text;
}

/** What is typed where a number is to be. */
export const typedOf = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';
