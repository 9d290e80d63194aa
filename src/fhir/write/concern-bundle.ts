import { authorityForm } from './authority-form.ts';
import { communication } from './communication.ts';
import { concernCondition } from './condition.ts';
import { sharedDocumentReference } from './document-reference.ts';
import type { ConcernInput } from './input.ts';
import { markObservation } from './mark-observation.ts';
import { entry, type ConcernBundle, type ConcernEntry } from './parts.ts';
import { concernAudit, provenance } from './provenance.ts';
import { referral, referralTask, toAuthority } from './referral.ts';
import { questionnaireResponse } from './response.ts';

/** What exists only because it is shared. */
function sharedEntries(input: ConcernInput): ConcernEntry[] {
  const { concern } = input;
  const { decision } = concern;
  if (!decision.share) return [];
  // What the clinician signs in the record system is not written behind their back.
  const authority = decision.route === 'record-system-to-sign' ? undefined : toAuthority(decision);
  return [
    entry(concern, 'document', sharedDocumentReference(input, decision)),
    ...(decision.authorityForm === undefined
      ? []
      : [entry(concern, 'authority-form', authorityForm(input, decision.authorityForm))]),
    ...(authority === undefined
      ? []
      : [
          entry(concern, 'referral', referral(input, authority)),
          entry(concern, 'task', referralTask(input, authority)),
        ]),
    ...decision.recipients.map((recipient, i) =>
      entry(concern, `told-${i}`, communication(input, decision, recipient, i)),
    ),
  ];
}

/**
 * A concern as one transaction: all of it is written, with its provenance and its audit, or nothing is. The same
 * concern gives the same identifiers, and every entry is created only if its identifier is not there yet.
 */
export function concernBundle(input: ConcernInput): ConcernBundle {
  const { concern } = input;
  const clinical = [
    entry(concern, 'response', questionnaireResponse(input)),
    ...concern.marks.map((mark, i) => entry(concern, `mark-${i}`, markObservation(input, mark, i))),
    entry(concern, 'condition', concernCondition(input)),
    ...sharedEntries(input),
  ];
  const targets = clinical.flatMap((one) => (one.fullUrl === undefined ? [] : [one.fullUrl]));
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${concern.id}` },
    timestamp: input.now,
    entry: [
      ...clinical,
      entry(concern, 'provenance', provenance(input, [...targets])),
      entry(concern, 'audit', concernAudit(input)),
    ],
  };
}
