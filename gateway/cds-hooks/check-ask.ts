import type { Context } from 'hono';
import type * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { at, textAt } from '../../src/rules/events/json.ts';
import { bodyOf } from '../http/body.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { bodies, type Ask } from './ask.ts';
import type { HookName } from './services.ts';

type Body = v.InferOutput<(typeof bodies)[HookName]>;

const withoutLastSlash = (url: string): string => url.replace(/\/$/, '');

/**
 * The call of a hook, checked: its shape, that it comes from the record system that the token is of, and that it speaks
 * of one child. `fhirServer` is compared and never asked: whoever could name another would have this gateway ask it.
 */
export async function askOf(c: Context, hook: HookName, issuer: Issuer): Promise<Result<Ask, Refusal>> {
  const read = await bodyOf<v.GenericSchema<unknown, Body>>(c, bodies[hook]);
  if (!read.ok) return read;
  const { context, fhirServer, fhirAuthorization, hookInstance, prefetch } = read.value;
  const { userId, patientId, encounterId } = context;
  if (fhirServer != null && withoutLastSlash(fhirServer) !== withoutLastSlash(issuer.iss))
    return fail(
      refusal(400, 'another-fhir-server', 'This is not the FHIR server that is configured.', {
        field: 'fhirServer',
        fix: 'Send the FHIR base that launches Safelight, exactly as it is configured.',
      }),
    );
  if (fhirAuthorization != null && fhirServer == null)
    return fail(
      refusal(400, 'body-wrong', 'fhirAuthorization needs fhirServer.', {
        field: 'fhirServer',
        fix: 'Send the FHIR base that the token is for.',
      }),
    );
  if (fhirAuthorization?.patient != null && fhirAuthorization.patient !== patientId)
    return fail(
      refusal(400, 'token-of-another', 'The token is for another patient than the call.', {
        field: 'fhirAuthorization.patient',
      }),
    );
  if ('appointments' in context && ofAnother(context.appointments.entry ?? [], patientId))
    return fail(
      refusal(400, 'appointments-of-another', 'An appointment names another patient.', {
        field: 'context.appointments',
      }),
    );
  return succeed({
    hookInstance,
    userId,
    patientId,
    ...(encounterId == null ? {} : { encounterId }),
    ...(fhirAuthorization == null || fhirAuthorization.expires_in <= 0
      ? {}
      : { authorization: fhirAuthorization }),
    prefetch: prefetch ?? {},
  });
}

/** Whether appointments name patients, and this one is not among those of each. */
function ofAnother(entries: readonly object[], patientId: string): boolean {
  return entries.some((entry) => {
    const patients = at(entry, 'resource.participant.actor')
      .map((actor) => textAt(actor, 'reference'))
      .flatMap((reference) => /(?:^|\/)Patient\/([^/]+)$/.exec(reference ?? '')?.[1] ?? []);
    return patients.length > 0 && !patients.includes(patientId);
  });
}
