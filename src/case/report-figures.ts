import type { ReportFigures } from '../api/rule-figures.ts';
import { londonDay } from '../domain/calendar/london.ts';
import type { Finding, Truth } from '../rules/rule.ts';
import type { Case } from './case.ts';
import type { CaseContext } from './context.ts';

type Answers = ReportFigures['answers'];

const answer = {
  yes: 'fired',
  no: 'not',
  unknown: 'cannot-tell',
} as const satisfies Record<Truth, Answers[number]['answer']>;

/** Milliseconds without a change before anything is told: parts that come one after the other are told once. */
const quietMs = 2_000;

const answerOf = ({ rule, outcome }: Finding): Answers[number] => ({
  rule: rule.id,
  version: rule.version,
  answer: answer[outcome.truth],
});

/** What the rules answered once everything is read, or known not to be; undefined before. CP-IS is not waited for. */
function answersAtRest(state: Case): Answers | undefined {
  const { child, ended, findings, gateway, household, parts, silent, silentParts } = state;
  const reading = [child, household, ...[...parts, ...silentParts].map(({ read }) => read)];
  if (gateway.state !== 'open' || ended || reading.some((read) => read.state === 'loading')) return undefined;
  return [...findings, ...silent].map(answerOf);
}

/**
 * Tells the gateway what every rule that was tried answered, the silent ones too: once for each visit, and again only
 * when an answer is another. It is statistics: a failure is neither shown nor tried again.
 *
 * Whose child and which visit is what the gateway's session says, and without an encounter a visit is the day. A page that
 * is left open overnight therefore tells nothing more: it would count this child for a visit that was not made.
 */
export function reportFigures({ store, api, now, pause }: CaseContext): void {
  const today = () => londonDay(Date.parse(now()));
  const openedOn = today();
  let told = JSON.stringify([]);
  let round = 0;

  const tell = async () => {
    const mine = ++round;
    if (answersAtRest(store.getState()) === undefined) return;
    await pause(quietMs);
    if (mine !== round || today() !== openedOn) return;
    const answers = answersAtRest(store.getState());
    const asText = JSON.stringify(answers ?? []);
    if (answers === undefined || answers.length === 0 || asText === told) return;
    told = asText;
    await api.reportFigures({ answers });
  };

  store.subscribe((state, before) => {
    const same =
      state.findings === before.findings &&
      state.silent === before.silent &&
      state.gateway === before.gateway &&
      state.child === before.child &&
      state.household === before.household;
    if (!same) void tell();
  });
}
