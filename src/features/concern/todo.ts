import type { besideText } from '../../text/concern-share.ts';
import type { ConcernForm } from './form.ts';
import { writtenAccounts } from './to-concern.ts';

/** What there is to do before a concern can go, and whether it is done. */
export const todoOf = (form: ConcernForm): readonly (readonly [keyof typeof besideText.todo, boolean])[] => [
  ['facts', form.facts.trim() !== ''],
  ['words', writtenAccounts(form).length > 0],
  ['decision', form.decision !== '' && form.safeNow !== ''],
  ['consent', form.decision === 'not' || (form.consent !== '' && form.informed !== '')],
  ['read', form.read],
];
