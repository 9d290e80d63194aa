import type { RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import { listWords } from '../../../text/common.ts';
import { goLive } from '../../../text/rule-desk-life.ts';
import { dayWords } from '../../../text/when.ts';

/** One of the four steps to clinicians. */
export interface Step {
  readonly name: keyof typeof goLive.steps;
  readonly state: 'done' | 'current' | 'later';
  readonly says: string;
}

/** Days that the gateway wants a silent run to last, where it has not begun and so does not say. */
const usualRun = 14;

function testsStep(version: RuleVersionShape): Step {
  const { owed, content } = version;
  const tests = Array.isArray(content['tests']) ? content['tests'].length : 0;
  const otherwise = owed.filter(({ path }) => /^tests\[\d+\]$/.test(path)).length;
  const missing = owed.some(({ path }) => path === 'tests') || tests === 0;
  const says =
    otherwise > 0
      ? goLive.tests.otherwise(otherwise)
      : missing
        ? goLive.tests.missing
        : goLive.tests.agreed(tests);
  return { name: 'tests', state: otherwise > 0 || missing ? 'current' : 'done', says };
}

/** People who wrote any of a version; the pack that it came with is nobody who could approve it. */
function writersOf({ acts }: RuleHistory, number: number): readonly string[] {
  const wrote = acts.filter(
    (one) => one.number === number && (one.act === 'created' || one.act === 'edited'),
  );
  return [...new Set(wrote.map(({ by }) => by.name))];
}

/** Whether it came with Safelight as it stands: nobody here has run it silently or approved it. */
const isShipped = ({ acts }: RuleHistory, number: number): boolean =>
  acts.every((one) => one.number !== number || one.act === 'imported' || one.act === 'retired');

/** When and how a version became active, from what was done to it. */
function activeSince({ acts }: RuleHistory, number: number): string {
  const act = acts.findLast(
    (one) => one.number === number && (one.act === 'made-active' || one.act === 'imported'),
  );
  return act === undefined ? '' : goLive.active.since(dayWords(londonDay(Date.parse(act.at))));
}

/** How far a version has come on its way to clinicians. `rate`: its silent flags of 1,000 children, where it is known. */
export function stepsOf(history: RuleHistory, version: RuleVersionShape, rate?: string): readonly Step[] {
  const tests = testsStep(version);
  const { status, submitted, silentRun, number } = version;
  const writers = listWords.format(writersOf(history, number));
  const second = writers === '' ? goLive.second.anybody : goLive.second.notThem(writers);
  switch (status) {
    case 'draft': {
      const next = tests.state === 'done' ? 'current' : 'later';
      return [
        tests,
        {
          name: 'silent',
          state: next,
          says: submitted ? goLive.silent.waits : goLive.silent.ask(usualRun),
        },
        { name: 'second', state: 'later', says: second },
        { name: 'active', state: 'later', says: goLive.active.from },
      ];
    }
    case 'silent': {
      const done = silentRun?.done ?? true;
      const ran =
        silentRun === undefined
          ? goLive.silent.was
          : done
            ? goLive.silent.done(silentRun.days)
            : goLive.silent.running(silentRun.days, silentRun.wanted);
      return [
        tests,
        {
          name: 'silent',
          state: done ? 'done' : 'current',
          says: rate === undefined ? ran : `${ran}, ${goLive.silent.perThousand(rate)}`,
        },
        { name: 'second', state: done ? 'current' : 'later', says: second },
        { name: 'active', state: 'later', says: goLive.active.from },
      ];
    }
    case 'active':
    case 'retired': {
      const says = isShipped(history, number) ? goLive.shipped : '';
      return [
        tests,
        { name: 'silent', state: 'done', says },
        { name: 'second', state: 'done', says },
        { name: 'active', state: 'done', says: activeSince(history, number) },
      ];
    }
  }
}
