/** Multiplication table of the dihedral group D5, and the permutation, of Verhoeff's check (SNOMED CT, SCTID check-digit). */
const times = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permuted = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

const digit = (row: string | undefined, at: number): number => Number(row?.[at] ?? NaN);

function passesVerhoeff(digits: string): boolean {
  const check = Array.from(digits)
    .toReversed()
    .reduce((sum, char, i) => digit(times[sum], digit(permuted[i % 8], Number(char))), 0);
  return check === 0;
}

/** Organisations whose concepts are accepted: the United Kingdom's, and the United States' that the UK edition reuses. */
const namespaces = new Set(['1000000', '1000119']);

/**
 * What is wrong with a SNOMED CT concept id, or undefined. The check digit alone lets one mistyped id in ten pass, so
 * the partition and the namespace are looked at as well.
 */
export function wrongWithConceptId(id: string): string | undefined {
  if (!/^[1-9]\d{5,17}$/.test(id)) return 'A concept id has 6 to 18 digits.';
  if (!passesVerhoeff(id)) return 'The check digit does not fit: a digit is wrong or missing.';
  const partition = id.slice(-3, -1);
  if (partition === '00') return undefined;
  if (partition !== '10') return `Partition ${partition} is not that of a concept.`;
  const namespace = id.slice(-10, -3);
  return namespaces.has(namespace) ? undefined : `Namespace ${namespace} is not one that is accepted here.`;
}
