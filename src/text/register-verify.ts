import { countText, dayOfEntry, timeOfEntry } from './register.ts';

/** Whether the register is as it was first written: on screen, and in the file that proves it. */
export const verification = {
  name: 'Whether the register was altered',
  verify: 'Verify',
  working: 'Computing every entry again',
  notYet: 'Not checked yet',
  notYetSays:
    'Nobody has checked on this page whether an entry was changed or taken out. Verify computes every one again; with many entries it takes a minute or two.',
  running: 'Checking',
  runningSays: 'Every entry is being computed again. Nothing is known until it is done.',
  failed: 'Could not be checked',
  failedSays: 'Whether the register was altered is not known.',
  intact: 'Unaltered',
  nothingThere: 'The register holds no entry yet, so there was nothing to check.',
  intactBefore: 'All',
  intactAfter: (entries: number, from?: string, to?: string): string => {
    const days =
      from === undefined || to === undefined
        ? ''
        : dayOfEntry(from) === dayOfEntry(to)
          ? ` of ${dayOfEntry(from)}`
          : ` from ${dayOfEntry(from)} to ${dayOfEntry(to)}`;
    return entries === 1
      ? `entry${days} is present and as first written.`
      : `entries${days} are present, in order and as first written.`;
  },
  checked: (at: string, by: string): string => `Checked ${dayOfEntry(at)}, ${timeOfEntry(at)} by ${by}.`,
  seal: (start: string): string => `Seal ${start}.`,
  toMakeAgain: (lines: number): string =>
    lines === 1
      ? 'One line of the register was made by another version of Safelight. Its entry was checked; the line itself is made again when Safelight next starts.'
      : `${countText(lines)} lines of the register were made by another version of Safelight. Their entries were checked; the lines themselves are made again when Safelight next starts.`,
  broken: 'The register was altered',
  brokenAt: (number: number): string =>
    `Entry ${countText(number)} is the first that is not as it was written. What stands from there on cannot be relied on; what stands before it can.`,
  open: (number: number): string => `Open entry ${countText(number)}`,
  why: (words: string): string => `What was found: ${words}`,
  todoTitle: 'Do this now',
  todo: [
    'Download the proof and export the register, before anybody changes anything.',
    'Tell your Caldicott Guardian and whoever answers for information security.',
    'Ask IT to keep the database and its copies as they are, and to check again with: npm run ledger -- verify',
  ],
  proof: 'Download the proof',
  proofSaved: (name: string): string => `The file ${name} was handed to your browser.`,
} as const;

/** Lines of the file. */
export const proofWords = {
  title: 'Safelight: proof of the register',
  organisation: (name: string): string => `Organisation: ${name}`,
  notSaid: 'not named',
  result: { intact: 'Result: unaltered', broken: 'Result: ALTERED' },
  entries: (entries: number): string => `Entries: ${entries}`,
  days: (from: string, to: string): string => `First and last entry: ${from} to ${to}`,
  seal: (seal: string): string => `Seal of the last entry: ${seal}`,
  toMakeAgain: (lines: number): string => `Lines made by another version, not compared: ${lines}`,
  firstBroken: (number: number): string => `First entry that is not as it was written: ${number}`,
  why: (words: string): string => `Found: ${words}`,
  checked: (at: string, by: string): string => `Checked at ${at} by ${by}`,
  how: 'How to check again: run "npm run ledger -- verify" where Safelight’s service runs. It computes each entry from its content and the seal of the one before. If the seal of the entry with the number above is still the same, no entry up to it was changed, taken out or put in since.',
} as const;
