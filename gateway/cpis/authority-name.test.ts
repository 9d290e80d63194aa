import { expect, it } from 'vitest';
import { authorityNameOf } from './authority-name.ts';

it.each([
  ['SFD1 - SHEFFIELD CITY COUNCIL', 'Sheffield City Council'],
  ['Islington Local Authority', 'Islington Local Authority'],
  ['ROYAL BOROUGH OF KENSINGTON AND CHELSEA', 'Royal Borough of Kensington and Chelsea'],
  ['STOCKTON-ON-TEES BOROUGH COUNCIL', 'Stockton-on-Tees Borough Council'],
  ["KING'S LYNN", "King's Lynn"],
  ['THE MEDWAY COUNCIL', 'The Medway Council'],
  ['ST. HELENS COUNCIL', 'St. Helens Council'],
  ['SFD1 - Sheffield City Council', 'Sheffield City Council'],
  ['KENT - SOCIAL CARE', 'Kent - Social Care'],
  ['  Leeds   City Council ', 'Leeds City Council'],
  ['SFD1 - ', undefined],
  ['   ', undefined],
])('%s is shown as %s', (given, shown) => {
  expect(authorityNameOf(given)).toBe(shown);
});
