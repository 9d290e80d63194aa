import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Ehr } from '../ehr/create-ehr.ts';

interface Place extends Pick<Ehr, 'fetch' | 'control'> {
  readonly origin: string;
}

const Draft = v.looseObject({ resourceType: v.literal('ServiceRequest'), status: v.literal('draft') });

/**
 * What signing does in a record system: the draft becomes an order that stands, in the record. The failure is a line in
 * words.
 */
export async function signDraft(ehr: Place, draft: unknown): Promise<Result<'signed', string>> {
  const read = v.safeParse(Draft, draft);
  if (!read.success) return fail('Only a draft of a ServiceRequest can be signed.');
  const { id: _, ...order } = read.output;
  const token = ehr.control.mintToken({ user: 'ed-nurse', scope: 'user/ServiceRequest.cruds' });
  const response = await ehr.fetch(
    new Request(`${ehr.origin}/fhir/ServiceRequest`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ ...order, status: 'active' }),
    }),
  );
  return response.ok ? succeed('signed') : fail(`The record system answered ${response.status}.`);
}
