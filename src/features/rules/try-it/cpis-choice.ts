import type { TestChildFile } from '../../../api/rule-book-client.ts';
import { tryRecord } from '../../../text/rule-try-record.ts';

/** What CP-IS may say of a child that a rule is tried on. */
export type CpisChoice = keyof typeof tryRecord.cpisChoices;

const all = [
  'not-checked',
  'none',
  'child-protection',
  'looked-after',
  'unborn-child-protection',
  'ended',
] as const satisfies readonly CpisChoice[];

export const cpisChoices = all.map((value) => ({ value, label: tryRecord.cpisChoices[value] }));

/** The same as a test child's file has it. */
export function cpisInFile(choice: CpisChoice): TestChildFile['cpis'] {
  if (choice === 'none' || choice === 'not-checked') return choice;
  const kind = choice === 'ended' ? 'child-protection' : choice;
  return [{ kind, status: choice === 'ended' ? 'ended' : 'current', authority: 'Sampleshire Council' }];
}
