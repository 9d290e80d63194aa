import { reasons } from '../../src/text/cpis-reasons.ts';
import { launchWords, type LaunchWords } from '../../src/text/launch.ts';

const words: Readonly<Record<string, LaunchWords>> = launchWords;

/** One screen of a failed launch, by the name of the failure: what is read there, the cause, the fix. */
export function launchFailure(kind: string): string {
  const screen = words[kind];
  if (screen === undefined) throw new Error(`No launch fails by "${kind}".`);
  const { title, said, assured, why, fix } = screen;
  return [`> **${title}.** ${said} ${assured}`, `- **Cause.** ${why}`, `- **Fix.** ${fix}`].join('\n\n');
}

/** Every screen of a failed launch in a line, by its code. */
export const launchFailures = (): string =>
  [
    '| code | the screen | the cause |',
    '| --- | --- | --- |',
    ...Object.values(words)
      .toSorted((one, other) => one.code.localeCompare(other.code))
      .map(({ code, title, why }) => `| ${code} | ${title} | ${why} |`),
  ].join('\n');

/** Every reason for which CP-IS could not be checked, as the card says it. */
export const cpisReasons = (): string =>
  [
    '| on the card | what happened | what the clinician is told to do | trying again can help |',
    '| --- | --- | --- | --- |',
    ...Object.values(reasons).map(
      ({ headline, what, todo, again }) => `| ${headline} | ${what} | ${todo} | ${again ? 'yes' : 'no'} |`,
    ),
  ].join('\n');
