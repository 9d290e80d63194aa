/** The month so many months later, or earlier: `2026-11` and 2 give `2027-01`. */
export function moveMonth(month: string, by: number): string {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}
