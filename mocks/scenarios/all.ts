import { nadia, tessa, theo } from './children/ages.ts';
import { amara } from './children/amara.ts';
import { dev } from './children/dev.ts';
import { esme } from './children/esme.ts';
import { gail } from './children/gail.ts';
import { babySpecimen, isla, poppy, quinn, rhys } from './children/identity.ts';
import { ibrahim, jaya, kai } from './children/injuries.ts';
import { lena } from './children/lena.ts';
import { xavi, yasmin } from './children/not-counted.ts';
import { cleo, elsa, hugo, mabel } from './children/numbers.ts';
import { maryam, noor, owen } from './children/older.ts';
import { ada, ben, finn, holly } from './children/plans.ts';
import { milo, otis, ruby } from './children/plans-at-odds.ts';
import { tomasz, uma, zac } from './children/record-systems.ts';
import { viktor, wren } from './children/uncertain-dates.ts';
import type { Scenario } from './scenario.ts';

/** Every named child, in the order in which the sandbox lists them. */
export const scenarios: readonly Scenario[] = [
  amara,
  dev,
  esme,
  gail,
  jaya,
  ibrahim,
  kai,
  lena,
  finn,
  holly,
  ruby,
  milo,
  tessa,
  maryam,
  noor,
  owen,
  nadia,
  theo,
  babySpecimen,
  poppy,
  quinn,
  elsa,
  cleo,
  hugo,
  mabel,
  rhys,
  isla,
  ada,
  otis,
  ben,
  uma,
  zac,
  tomasz,
  viktor,
  wren,
  xavi,
  yasmin,
];
