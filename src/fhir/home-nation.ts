import type { HomeNation } from '../domain/child.ts';

/** Postcode areas that lie in one nation only. Areas that cross a border (CA, CH, DG, GL, HR, LD, LL, NP, SY, TD) are in none of these. */
const areas: Readonly<Record<Exclude<HomeNation, 'not-known'>, string>> = {
  wales: 'CF SA',
  scotland: 'AB DD EH FK G HS IV KA KW KY ML PA PH ZE',
  'northern-ireland': 'BT',
  elsewhere: 'GY IM JE',
  england: `AL B BA BB BD BH BL BN BR BS CB CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GU HA HD HG HP HU HX
    IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST
    SW TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO`,
};

/** Names and codes (ISO 3166-1, 3166-2:GB) that a country field is filled with. `uk` does not say which nation. */
const countries: Readonly<Record<HomeNation | 'uk', readonly string[]>> = {
  england: ['england', 'eng', 'gb-eng'],
  wales: ['wales', 'cymru', 'wls', 'gb-wls', 'gb-cym'],
  scotland: ['scotland', 'sct', 'gb-sct'],
  'northern-ireland': ['northern ireland', 'nir', 'gb-nir'],
  uk: [
    'uk',
    'gb',
    'gbr',
    'united kingdom',
    'great britain',
    'united kingdom of great britain and northern ireland',
  ],
  elsewhere: [],
  'not-known': [],
};

/**
 * The nation of a home address. The country field decides where it names one; a postcode does only where its whole
 * area lies in one nation. Everything else is not known, which never stops a look-up.
 */
export function homeNation(country: string | undefined, postcode: string | undefined): HomeNation {
  const named = country?.trim().toLowerCase().replaceAll('.', '') ?? '';
  const said = namesOf(countries).find((nation) => countries[nation].includes(named));
  if (said !== undefined && said !== 'uk') return said;
  const area = /^([A-Z]{1,2})\d[A-Z\d]?\s*\d[A-Z]{2}$/i.exec(postcode?.trim() ?? '')?.[1]?.toUpperCase();
  if (named !== '' && said === undefined) return area === undefined ? 'elsewhere' : 'not-known';
  if (area === undefined) return 'not-known';
  return namesOf(areas).find((nation) => areas[nation].split(/\s+/).includes(area)) ?? 'not-known';
}

const namesOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => Object.keys(table) as K[];
