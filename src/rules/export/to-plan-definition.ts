import type { Rule, Severity } from '../rule.ts';
import { sentence } from '../sentence.ts';
import { indexVocabulary, type Vocabulary } from '../vocabulary.ts';
import { table } from '../criteria/table.ts';
import { addresses } from './addresses.ts';
import { requirementsOf } from './requirements.ts';
import { toFhirPath, type Asked } from './to-fhirpath.ts';

/** What is known of a rule beyond the rule itself: who stands behind it and since when. Dates as `2026-11-20`. */
export interface Provenance {
  readonly approvalDate?: string;
  readonly lastReviewDate?: string;
  readonly author?: string;
  readonly reviewer?: string;
}

/**
 * A rule in its silent run is not for anybody else to show: `draft` and experimental to whoever does not know the
 * extension that says so.
 */
const statuses: Record<Rule['status'], Pick<fhir4.PlanDefinition, 'status' | 'experimental'>> = {
  draft: { status: 'draft', experimental: true },
  silent: { status: 'draft', experimental: true },
  active: { status: 'active', experimental: false },
  retired: { status: 'retired', experimental: false },
};

const priorities: Record<Severity, NonNullable<fhir4.PlanDefinitionAction['priority']>> = {
  high: 'asap',
  medium: 'urgent',
  low: 'routine',
};

const text = (value: string): fhir4.CodeableConcept => ({ text: value });
const delimited = (name: string): string => `%\`${name.replace(/[\\`]/g, '\\$&')}\``;

/** What is not in the record comes as a variable: true, false, or empty when nobody knows. */
function variablesOf(rule: Rule, vocabulary: Vocabulary) {
  const words = indexVocabulary(vocabulary);
  const said = new Map<string, string>();
  const answerOf = (criterion: Asked): string => {
    if ('ask' in criterion) {
      const { id, question, answer } = criterion.ask;
      const name = `ask-${id}`;
      said.set(name, `the answer to “${question.replaceAll('{name}', 'the child')}”`);
      return answer === 'yes' ? delimited(name) : `${delimited(name)}.not()`;
    }
    const meaning = table.cpis.say(criterion.cpis, words);
    const known = [...said].find(([, other]) => other === meaning)?.[0];
    const name = known ?? `cpis-${said.size + 1}`;
    said.set(name, meaning);
    return delimited(name);
  };
  const expression = toFhirPath(rule, {
    vocabulary,
    patientId: '%patient.id',
    now: 'now().toString()',
    answerOf,
  });
  return { expression, said: [...said].map(([name, meaning]) => `%${name}: ${meaning}.`) };
}

const nameOf = (id: string): string =>
  id
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
    .replace(/^(?=\d)/, 'Rule');

function guidelineOf({ guideline }: Rule): fhir4.RelatedArtifact {
  const { title, url, grade, caution } = guideline;
  return {
    extension: [{ url: addresses.grade, valueCode: grade }],
    type: 'citation',
    display: title,
    ...(url !== undefined && { url }),
    ...(caution !== undefined && { citation: caution }),
  };
}

function actionOf(rule: Rule, vocabulary: Vocabulary): fhir4.PlanDefinitionAction {
  const { expression, said } = variablesOf(rule, vocabulary);
  return {
    title: rule.title,
    description: rule.why,
    textEquivalent: rule.advice,
    priority: priorities[rule.severity],
    trigger: [{ type: 'named-event', name: 'patient-view' }],
    condition: [
      {
        kind: 'applicability',
        expression: {
          description: [
            '%resource: a Bundle of what the inputs name, read completely. %patient: the child.',
            ...said,
          ].join(' '),
          language: 'text/fhirpath',
          expression,
        },
      },
    ],
    input: requirementsOf(rule, vocabulary),
  };
}

const contributor = (name: string | undefined): fhir4.ContactDetail[] | undefined =>
  name === undefined ? undefined : [{ name }];

/**
 * A rule as a FHIR R4 PlanDefinition of type `eca-rule`, with the metadata that the Canonical Resource Management
 * Infrastructure guide asks of published knowledge. The condition is FHIRPath (`to-fhirpath.ts` says on which records it
 * answers as the engine does); the rule itself stands in an extension, so that `fromPlanDefinition` loses nothing.
 */
export function toPlanDefinition(
  rule: Rule,
  vocabulary: Vocabulary,
  { approvalDate, lastReviewDate, author, reviewer }: Provenance = {},
): fhir4.PlanDefinition {
  const [authors, reviewers] = [contributor(author), contributor(reviewer)];
  const { settings = [] } = rule.applies;
  return {
    resourceType: 'PlanDefinition',
    extension: [
      { url: addresses.status, valueCode: rule.status },
      { url: addresses.rule, valueString: JSON.stringify(rule) },
    ],
    url: `${addresses.plan}/${rule.id}`,
    version: rule.version,
    name: nameOf(rule.id),
    title: rule.title,
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
    },
    ...statuses[rule.status],
    publisher: rule.owner,
    description: sentence(rule, vocabulary),
    ...(settings.length > 0 && {
      useContext: settings.map((setting) => ({
        code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'venue' },
        valueCodeableConcept: text(setting),
      })),
    }),
    purpose: rule.why,
    ...(approvalDate !== undefined && { approvalDate }),
    ...(lastReviewDate !== undefined && { lastReviewDate }),
    effectivePeriod: { end: rule.reviewBy },
    ...(authors !== undefined && { author: authors }),
    ...(reviewers !== undefined && { reviewer: reviewers }),
    relatedArtifact: [guidelineOf(rule)],
    action: [actionOf(rule, vocabulary)],
  };
}
