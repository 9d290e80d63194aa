import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Ehr } from '../ehr/create-ehr.ts';

interface Place extends Pick<Ehr, 'fetch' | 'control'> {
  readonly origin: string;
}

/**
 * Ends the child's current visit and begins another like it, at `now`, as a front desk would: over FHIR. What was noted
 * stays with the visit it was noted in. The failure is a line in words.
 */
export async function beginVisit(ehr: Place, patient: string, now: Date): Promise<Result<string, string>> {
  const current = ehr.control
    .resources(patient)
    .filter((one) => one.resourceType === 'Encounter')
    .find(({ id, status }) => id?.startsWith(`${patient}-visit-`) === true && status === 'in-progress');
  if (current === undefined) return fail('There is no visit that is going on.');
  const at = now.toISOString();
  const next = `${patient}-visit-${now.getTime().toString(36)}`;
  const token = ehr.control.mintToken({ user: 'receptionist', scope: 'user/Encounter.cruds' });
  const put = async (encounter: fhir4.Encounter): Promise<Result<string, string>> => {
    const response = await ehr.fetch(
      new Request(`${ehr.origin}/fhir/Encounter/${encounter.id ?? ''}`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/fhir+json' },
        body: JSON.stringify(encounter),
      }),
    );
    return response.ok ? succeed(encounter.id ?? '') : fail(`The record system answered ${response.status}.`);
  };
  const ended = await put({ ...current, status: 'finished', period: { ...current.period, end: at } });
  return ended.ok ? put({ ...current, id: next, period: { start: at } }) : ended;
}
