import { officeOpen, type OfficeHours } from '../../../domain/calendar/working-day.ts';
import { authorityOfAddress, listedAs } from '../cpis/authorities.ts';
import { useCase } from '../use-case.ts';
import { useChild } from '../use-child.ts';

/** Whom to ring about a child on a plan. */
export interface ToRing {
  readonly name: string;
  readonly phones: { readonly officeHours?: string | undefined; readonly emergencyDuty?: string | undefined };
  readonly hours?: OfficeHours | undefined;
  readonly from: 'cpis' | 'site';
}

/**
 * The authority that holds the plan in CP-IS, else the one of the home address, else the one that a person picked by
 * name. Undefined while nobody has picked.
 */
export function useAuthority(picked: string): ToRing | undefined {
  const cpis = useCase((state) => state.cpis);
  const { authorities } = useCase((state) => state.config.authorities);
  const child = useChild();
  const plan = cpis.state === 'found' ? cpis.plans.find(({ status }) => status === 'current') : undefined;
  if (plan !== undefined) {
    const hours = listedAs(plan.authority, authorities)?.hours;
    return { name: plan.authority, phones: plan.phones, hours, from: 'cpis' };
  }
  const listed = authorityOfAddress(child, authorities) ?? authorities.find(({ name }) => name === picked);
  return listed && { name: listed.name, phones: listed.phones, hours: listed.hours, from: 'site' };
}

/** The number that is for now; the other one where it is the only one. */
export function phoneNow({ phones, hours }: ToRing, usual: OfficeHours, now: number): string | undefined {
  const { officeHours, emergencyDuty } = phones;
  return officeOpen(hours ?? usual, now) === 'closed'
    ? (emergencyDuty ?? officeHours)
    : (officeHours ?? emergencyDuty);
}
