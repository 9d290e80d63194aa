/**
 * The NHS number: ten digits, the last a modulus 11 check of the first nine with weights 10 to 2
 * (NHS Data Dictionary, NHS NUMBER). Digits only, no spaces.
 */
export type NhsNumber = string & { readonly __brand: 'NhsNumber' };

/** Shown as 3-3-4 on one line (Common User Interface, NHS number display). */
export const formatNhsNumber = (n: NhsNumber): string => `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`;

/** The number when it is ten digits and passes modulus 11; spaces and hyphens are tolerated. */
export function parseNhsNumber(text: string): NhsNumber | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return passesModulus11(digits) ? (digits as NhsNumber) : undefined;
}

function passesModulus11(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return false;
  return Number(digits[9]) === (check === 11 ? 0 : check);
}
