import type { Acknowledgement } from '../../../api/acknowledgements.ts';
import type { RecordPart } from '../../../case/case.ts';
import type { Finding, Severity } from '../../../rules/rule.ts';
import { evidenceKey } from '../../../rules/digest.ts';
import { acknowledge, flags as words } from '../../../text/child.ts';
import { listWords, lowerFirst } from '../../../text/common.ts';
import { timeWords } from '../../../text/when.ts';
import { PartState, Reading } from '../../../ui/PartState.tsx';
import { useWide } from '../../../ui/use-wide.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { valueOf } from '../use-child.ts';
import { FlagCard, SeenFlag } from './FlagCard.tsx';
import type { Question } from './questions.ts';
import { placeOf } from './questions.ts';

const order: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

const newest = ({ outcome }: Finding): number =>
  outcome.evidence.reduce((latest, { when }) => Math.max(latest, when?.to ?? 0), 0);

/** Rules that match, the gravest and then the newest first. What CP-IS alone decides, its own card says. */
export const redFlags = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter(({ outcome, shownBy }) => outcome.truth === 'yes' && shownBy === 'red-flags')
    .sort((a, b) => order[a.rule.severity] - order[b.rule.severity] || newest(b) - newest(a));

/** The acknowledgement that still holds: of this rule, and of exactly this evidence. */
const seenOf = (
  finding: Finding,
  acknowledgements: readonly Acknowledgement[],
): Acknowledgement | undefined =>
  acknowledgements.find(
    ({ rule, evidence }) => rule === finding.rule.id && evidence === evidenceKey(finding),
  );

/** Oldest time among what was read: the flags are no newer than that. */
export function readAt(parts: readonly RecordPart[]): number | undefined {
  const times = parts.flatMap(({ read }) => ('asOf' in read ? [Date.parse(read.asOf)] : []));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The red flags of this record, those that somebody has seen below the others. */
export function RedFlags({ questions }: { readonly questions: readonly Question[] }) {
  const findings = useCase((state) => state.findings);
  const parts = useCase((state) => state.parts);
  const acknowledgements = useCase((state) => state.acknowledgements);
  const wide = useWide();
  const now = useNow(useClock(), 60_000);
  const flags = redFlags(findings);
  const known = valueOf(acknowledgements) ?? [];
  const loud = flags.filter((flag) => seenOf(flag, known) === undefined);
  const quiet = flags.flatMap((finding) => {
    const seen = seenOf(finding, known);
    return seen === undefined ? [] : [{ finding, seen }];
  });
  const loading = parts.filter(({ read }) => read.state === 'loading');
  const at = readAt(parts);
  const mine = (flag: Finding) =>
    questions.filter((question) => placeOf(question, flags)?.rule.id === flag.rule.id);
  const gap = acknowledgements.state === 'none-recorded' || acknowledgements.state === 'loading';
  return (
    <section className="stack flags" aria-labelledby="rf" aria-busy={loading.length > 0}>
      <div className="sec">
        <h2 id="rf">
          {words.title}{' '}
          <span className="n">{loading.length > 0 ? words.soFar(loud.length) : loud.length}</span>
        </h2>
        <span className="s q">
          {loading.length > 0 ? words.stillReading : at !== undefined && words.fromRecord(timeWords(at))}
        </span>
      </div>
      {loud.map((finding) => (
        <FlagCard
          key={finding.rule.id}
          finding={finding}
          questions={mine(finding)}
          now={now}
          open={wide || mine(finding).length > 0}
        />
      ))}
      {loading.length === 0 && flags.length === 0 && <p className="card pad">{words.noneMatched}</p>}
      {loading.length > 0 && (
        <Reading title={listWords.format(loading.map(({ title }) => lowerFirst(title)))} />
      )}
      {quiet.map(({ finding, seen }) => (
        <SeenFlag key={finding.rule.id} finding={finding} seen={seen} questions={mine(finding)} now={now} />
      ))}
      {!gap && flags.length > 0 && (
        <PartState title={acknowledge.listTitle} read={acknowledgements} keeper="safelight" />
      )}
    </section>
  );
}
