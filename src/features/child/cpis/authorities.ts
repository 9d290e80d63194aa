import type { PageConfig } from '../../../config/page-config.ts';
import type { Child } from '../../../domain/child.ts';
import { homeAuthority } from '../../../domain/home-authority.ts';
import { authorityName } from '../../../text/names.ts';

type Authority = PageConfig['authorities']['authorities'][number];

const short = (name: string): string => authorityName(name.trim())[0].toLowerCase();

/** The site's own entry for an authority that CP-IS names: "Sheffield" and "SHEFFIELD CITY COUNCIL" are one. */
export const listedAs = (name: string, listed: readonly Authority[]): Authority | undefined =>
  listed.find((authority) => short(authority.name) === short(name));

/** The authority of the home address. Of a restricted record never: it would say where the child lives. */
export const authorityOfAddress = (
  child: Child | undefined,
  listed: readonly Authority[],
): Authority | undefined =>
  child === undefined || child.restricted ? undefined : homeAuthority(child.address?.postcode, listed);
