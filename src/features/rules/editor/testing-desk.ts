import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import type { Desk } from '../desk.ts';

const never = () => new Promise<never>(() => undefined);

/** A rule book that answers nothing but what a test gives it. */
const silentApi: RuleBookApi = {
  list: never,
  history: never,
  difference: never,
  create: never,
  duplicate: never,
  saveDraft: never,
  move: never,
  proposals: never,
  decide: never,
  exported: never,
  take: never,
  words: never,
  children: never,
  addChild: never,
  codeSets: never,
  codeSet: never,
  saveCodeSet: never,
  moveCodeSet: never,
  findCodes: never,
  figures: never,
  figuresToShare: never,
};

/** The desk of a lead with a rule book that a test writes. */
export const deskWith = (api: Partial<RuleBookApi>): Desk => ({
  api: { ...silentApi, ...api },
  clinician: { reference: 'Practitioner/lead', name: 'Jo DUMMY', role: 'named nurse' },
  rights: ['read-rules', 'edit-rules'],
  settings: [
    { id: 'ed', title: 'A&E', group: 'emergency', kind: 'unscheduled', policy: 'on-click' },
    { id: 'gp', title: 'GP surgery', group: 'gp', kind: 'scheduled', policy: 'on-click' },
  ],
  now: () => '2026-11-20T10:42:00.000Z',
});
