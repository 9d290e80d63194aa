import type { SharingDecision } from '../../domain/concern.ts';

export type Shared = Extract<SharingDecision, { share: true }>;

/** Whether the first recipient has it as soon as the record has it. Every other way is carried by a person, later. */
export const sentByWriting = (
  decision: SharingDecision,
): decision is Shared & { readonly route: 'within-record-system' } =>
  decision.share && decision.route === 'within-record-system';
