import type { Body } from '../criteria/row.ts';
import { conditionOf } from '../evaluate.ts';
import type { Criterion, Rule } from '../rule.ts';
import { indexVocabulary, type Vocabulary } from '../vocabulary.ts';
import { birthDate, countOf, ofAge, type Translation } from './counts.ts';
import { gapOf, householdOf, latestOf, valueOf } from './criteria.ts';
import { threeValued, today, withNumbersNamed } from './literals.ts';

/** A criterion that is not in any record. */
export type Asked = { readonly cpis: Body<'cpis'> } | { readonly ask: Body<'ask'> };

/** What a rule is translated for. */
export interface TranslationInput {
  readonly vocabulary: Vocabulary;
  /** Logical id of the child's Patient, as an expression: everybody else's resources are left out. */
  readonly patientId: string;
  /** The moment of evaluation, as an expression: text of an instant. */
  readonly now: string;
  /** The answer to what is not in a record, as an expression: what CP-IS said, what a clinician was asked. */
  readonly answerOf: (criterion: Asked) => string;
}

function translate(criterion: Criterion, input: TranslationInput, translation: Translation): string {
  const part = (one: Criterion): string => `(${translate(one, input, translation)})`;
  if ('all' in criterion) return criterion.all.map(part).join(' and ');
  if ('any' in criterion) return criterion.any.map(part).join(' or ');
  if ('not' in criterion) return `${part(criterion.not)}.not()`;
  if ('atLeast' in criterion) {
    const { n, of } = criterion.atLeast;
    const answers = translation.fresh('answers');
    const list = of
      .map(part)
      .join('.combine(')
      .concat(')'.repeat(of.length - 1));
    const [yes, no] = [`%${answers}.where($this).count()`, `%${answers}.where($this.not()).count()`];
    return `%resource.defineVariable('${answers}', ${list}).select(${threeValued(`${yes} >= ${n}`, `${of.length} - ${no} < ${n}`)})`;
  }
  if ('age' in criterion) return ofAge(birthDate(translation), criterion.age, `${today(input.now)}.toDate()`);
  if ('events' in criterion) return countOf(criterion.events, translation);
  if ('absent' in criterion) return `(${countOf({ ...criterion.absent, atLeast: 1 }, translation)}).not()`;
  if ('latest' in criterion) return latestOf(criterion.latest, translation);
  if ('gap' in criterion) return gapOf(criterion.gap, translation);
  if ('value' in criterion) return valueOf(criterion.value, translation);
  if ('household' in criterion) return householdOf(criterion.household, translation);
  return input.answerOf(criterion);
}

/**
 * A rule as one FHIRPath expression over a Bundle, given as `%resource`, of everything that the record holds of the
 * child: Patient, RelatedPerson and the resources of the event kinds. `true` is yes, `false` no, empty unknown.
 *
 * It covers the ages that a rule applies to and every criterion: `cpis` and `ask` stand as their answers.
 * It must agree with `evaluate` on every record that was read completely, whose dates are full dates or instants since
 * 1996 and whose periods, where they say when something happened, give one point in time.
 *
 * Left out: coverage and its gaps, coarse or missing dates of events, ages in the units of hours, gaps counted in hours,
 * a measurement without a number, the expected date of birth of an unborn child, links that have ended by their period,
 * the care settings a rule applies to.
 */
export function toFhirPath(rule: Pick<Rule, 'applies' | 'when'>, input: TranslationInput): string {
  let made = 0;
  const translation: Translation = {
    words: indexVocabulary(input.vocabulary),
    patientId: input.patientId,
    now: input.now,
    fresh: (name) => `${name}${(made += 1)}`,
  };
  return withNumbersNamed(translate(conditionOf(rule), input, translation));
}
