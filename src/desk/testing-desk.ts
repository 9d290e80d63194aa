import type { Send } from '../api/call.ts';
import { createRuleBookApi, type RuleBookApi } from '../api/rule-book-client.ts';
import { fail } from '../domain/result.ts';
import type { Desk } from './desk.ts';

/** Of what a test does not answer, nothing is to be had. */
const nobody: Send = () => Promise.resolve(fail({ kind: 'unreachable' }));
const nothing: RuleBookApi = createRuleBookApi(nobody);

/** The desk of a lead who reads and writes rules, with a rule book that a test answers for. */
export const deskWith = (api: Partial<RuleBookApi>): Desk => ({
  send: nobody,
  api: { ...nothing, ...api },
  clinician: { reference: 'Practitioner/lead', name: 'Jo DUMMY', role: 'named nurse' },
  rights: ['read-rules', 'edit-rules'],
  settings: [],
  now: () => '2026-11-20T10:44:00.000Z',
});
