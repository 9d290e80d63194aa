import type { RegisterKind, RegisterLine } from '../../src/api/registers.ts';
import type { KnownChild } from '../store/register-children.ts';
import type { RegisterRow } from '../store/register.ts';
import type { Store } from '../store/store.ts';
import type { LineContent } from './line-of.ts';

const nameNotGiven = 'Name not in the record';

const childOf = ({ name = nameNotGiven, nhsNumber }: KnownChild): NonNullable<RegisterLine['child']> => ({
  name,
  ...(nhsNumber === undefined ? {} : { nhsNumber }),
});

/** Rows of the register as lines that a person reads: with the names of the children who are known. */
export async function linesOf(
  { registerChildren }: Pick<Store, 'registerChildren'>,
  tenant: string,
  rows: readonly RegisterRow[],
): Promise<RegisterLine[]> {
  const children = [...new Set(rows.flatMap(({ child }) => child ?? []))];
  const known = await registerChildren.named(tenant, children);
  return rows.map(({ number, at, kind, child, line }) => {
    const named = child === null ? undefined : known.get(child);
    return {
      number,
      at: at.toISOString(),
      kind: kind as RegisterKind,
      ...(named === undefined ? {} : { child: childOf(named) }),
      ...(JSON.parse(line) as LineContent),
    };
  });
}
