import type * as v from 'valibot';
import type { RegisterFilter } from '../../src/api/registers.ts';
import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { Wanted } from '../store/register.ts';
import type { Store } from '../store/store.ts';
import { folded } from './folded.ts';

type Filter = v.InferOutput<typeof RegisterFilter>;

const wrongOrder = refusal(400, 'no-such-period', 'The last day is before the first.', {
  field: 'to',
  fix: 'Give the earlier day first.',
});

/** Whether a name holds every word that was typed, in any order and however it is written. */
export function holds(name: string, typed: string): boolean {
  const letters = folded(name);
  return folded(typed)
    .split(' ')
    .every((word) => letters.includes(word));
}

/** What a filter looks for: children and people by what finds their lines. */
export async function wantedOf(
  { register, registerChildren }: Pick<Store, 'register' | 'registerChildren'>,
  tenant: string,
  { from, to, kinds, child = '', person = '', onlyWithoutConsent }: Filter,
): Promise<Result<Wanted, Refusal>> {
  if (to < from) return fail(wrongOrder);
  const children = child === '' ? undefined : await childrenOf(registerChildren, { tenant, from, to }, child);
  const people = person === '' ? undefined : await peopleOf(register, tenant, person);
  return succeed({
    tenant,
    from,
    to,
    kinds,
    onlyWithoutConsent,
    ...(children === undefined ? {} : { children }),
    ...(people === undefined ? {} : { people }),
  });
}

/** Digits are an NHS number, and one that is not valid is nobody's. */
async function childrenOf(
  children: Store['registerChildren'],
  within: { readonly tenant: string; readonly from: string; readonly to: string },
  typed: string,
): Promise<readonly string[]> {
  const number = parseNhsNumber(typed);
  if (number !== undefined) return children.byNumber(within.tenant, number);
  return /^[\d\s-]+$/.test(typed) ? [] : children.byName(within, (name) => holds(name, typed));
}

async function peopleOf(
  register: Store['register'],
  tenant: string,
  typed: string,
): Promise<readonly string[]> {
  const [longest = ''] = folded(typed)
    .split(' ')
    .sort((a, b) => b.length - a.length);
  const names = await register.peopleWith(tenant, longest);
  return names.filter((name) => holds(name, typed));
}

/** What the entry about a search says of it: what it was narrowed by, and nothing that was typed. */
export const narrowedBy = ({ from, to, kinds, child, person, onlyWithoutConsent }: Filter) => ({
  days: `${from} to ${to}`,
  kinds: kinds.length === 0 ? undefined : kinds.join(', '),
  narrowed:
    [
      ...(child === undefined || child === '' ? [] : ['child']),
      ...(person === undefined || person === '' ? [] : ['person']),
      ...(onlyWithoutConsent ? ['without consent'] : []),
    ].join(', ') || undefined,
});

/** The records of the one child who was meant; none where several were, or nobody in particular. */
export const oneChild = ({ children }: Wanted): readonly string[] => (children?.length === 1 ? children : []);
