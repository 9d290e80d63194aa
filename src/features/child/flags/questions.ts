import type { Answer, Criterion, Finding, Missing } from '../../../rules/rule.ts';

type Ask = Extract<Criterion, { ask: unknown }>['ask'];
type MissingAsk = Extract<Missing, { kind: 'ask' }>;

/** Every question that a rule asks, wherever it stands in the rule. */
function asksOf(criterion: Criterion): readonly Ask[] {
  if ('ask' in criterion) return [criterion.ask];
  if ('all' in criterion) return criterion.all.flatMap(asksOf);
  if ('any' in criterion) return criterion.any.flatMap(asksOf);
  if ('not' in criterion) return asksOf(criterion.not);
  if ('atLeast' in criterion) return criterion.atLeast.of.flatMap(asksOf);
  return [];
}

/** One question to put now, or one that was answered, and the rule that it would settle. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly help?: string | undefined;
  readonly why?: MissingAsk['why'];
  readonly answer?: Answer;
  readonly finding: Finding;
}

/**
 * Questions that decide a rule: only those without which it would fire, each once; and those answered in this visit, so
 * that the answer can be changed.
 */
export function questionsOf(findings: readonly Finding[], answers: readonly Answer[]): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const finding of findings) {
    const missing = new Map(
      finding.outcome.missing.flatMap((m) => (m.kind === 'ask' ? [[m.id, m] as const] : [])),
    );
    for (const asked of asksOf(finding.rule.when)) {
      const answer = answers.find(({ id }) => id === asked.id);
      const lacking = missing.get(asked.id);
      const decides = finding.decisive && lacking !== undefined;
      if ((!decides && answer === undefined) || questions.has(asked.id)) continue;
      questions.set(asked.id, {
        id: asked.id,
        question: asked.question,
        help: asked.help,
        ...(lacking === undefined ? {} : { why: lacking.why }),
        ...(answer === undefined ? {} : { answer }),
        finding,
      });
    }
  }
  return [...questions.values()];
}

/** Whether two findings speak of the same thing in the record. */
function sharesEvidence(a: Finding, b: Finding): boolean {
  const sources = new Set(a.outcome.evidence.flatMap((event) => event.sources));
  return b.outcome.evidence.some((event) => event.sources.some((source) => sources.has(source)));
}

/** The flag under which a question stands: its own rule's, or one about the same entry; undefined when there is none. */
export function placeOf(question: Question, flags: readonly Finding[]): Finding | undefined {
  return (
    flags.find(({ rule }) => rule.id === question.finding.rule.id) ??
    flags.find((flag) => sharesEvidence(flag, question.finding))
  );
}
