import { unreachable } from '../../../domain/result.ts';
import { readLaunchPath, valueAt, type LaunchContext } from '../../../domain/launch-path.ts';

/** Items of our list by code: what a form may ask to be filled in with, beside paths into the launch. */
export const prefillSystem = 'https://safelight.example/fhir/CodeSystem/prefill';

/** What is known before anybody answers. */
export interface Prefill extends LaunchContext {
  /** By code of `prefillSystem`, e.g. `nhs-number`, `facts`. */
  readonly known: Readonly<Record<string, string | undefined>>;
}

const initial = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression';
const patientElement = 'http://hl7.org/fhir/StructureDefinition/Patient#Patient.';

/** By the item's own expression, else by our code, else by the element of the Patient that it is defined as. */
function knownOf(item: fhir4.QuestionnaireItem, prefill: Prefill): string | undefined {
  const expression = item.extension?.find(({ url }) => url === initial)?.valueExpression?.expression;
  const path = expression === undefined ? undefined : readLaunchPath(expression);
  if (path !== undefined) return valueAt(path, prefill);
  const code = item.code?.find(({ system }) => system === prefillSystem)?.code;
  if (code !== undefined) return Object.hasOwn(prefill.known, code) ? prefill.known[code] : undefined;
  if (item.definition?.startsWith(patientElement) !== true) return undefined;
  const element = readLaunchPath(`%patient.${item.definition.slice(patientElement.length)}`);
  return element && valueAt(element, prefill);
}

function optionFor(
  { answerOption = [] }: fhir4.QuestionnaireItem,
  text: string,
): fhir4.QuestionnaireResponseItemAnswer | undefined {
  const wanted = text.toLowerCase();
  const found = answerOption.find(({ valueCoding, valueString, valueInteger }) =>
    [valueCoding?.code, valueCoding?.display, valueString, valueInteger?.toString()].some(
      (one) => one?.toLowerCase() === wanted,
    ),
  );
  if (found?.valueCoding !== undefined) return { valueCoding: found.valueCoding };
  if (found?.valueString !== undefined) return { valueString: found.valueString };
  return found?.valueInteger === undefined ? undefined : { valueInteger: found.valueInteger };
}

/** The answer of the kind that is asked for; undefined where it cannot be one without guessing. */
function answerOf(
  item: fhir4.QuestionnaireItem,
  text: string,
): fhir4.QuestionnaireResponseItemAnswer | undefined {
  switch (item.type) {
    case 'string':
    case 'text':
      return { valueString: text.slice(0, item.maxLength) };
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { valueDate: text } : undefined;
    case 'boolean':
      return text === 'true' || text === 'false' ? { valueBoolean: text === 'true' } : undefined;
    case 'choice':
      return optionFor(item, text);
    case 'open-choice':
      return optionFor(item, text) ?? { valueString: text };
    // A number, a time or an amount is the person's to give.
    case 'integer':
    case 'decimal':
    case 'dateTime':
    case 'time':
    case 'quantity':
    case 'url':
    case 'attachment':
    case 'reference':
    case 'question':
    case 'group':
    case 'display':
      return undefined;
    default:
      return unreachable(item.type);
  }
}

/** First answers, and the items that have them. A group that may be repeated is left for the person. */
export function prefilled(
  items: readonly fhir4.QuestionnaireItem[],
  prefill: Prefill,
): { readonly item: fhir4.QuestionnaireResponseItem[]; readonly filled: readonly fhir4.QuestionnaireItem[] } {
  const filled: fhir4.QuestionnaireItem[] = [];
  const fill = (asked: readonly fhir4.QuestionnaireItem[]): fhir4.QuestionnaireResponseItem[] =>
    asked.flatMap((one): fhir4.QuestionnaireResponseItem[] => {
      if (one.type === 'group') {
        const within = one.repeats === true ? [] : fill(one.item ?? []);
        return within.length === 0 ? [] : [{ linkId: one.linkId, ...textOf(one), item: within }];
      }
      const text = knownOf(one, prefill)?.trim() ?? '';
      const answer = text === '' ? undefined : answerOf(one, text);
      if (answer === undefined) return [];
      filled.push(one);
      return [{ linkId: one.linkId, ...textOf(one), answer: [answer] }];
    });
  return { item: fill(items), filled };
}

const textOf = ({ text }: fhir4.QuestionnaireItem): { text?: string } => (text === undefined ? {} : { text });

const answersIn = (
  items: readonly fhir4.QuestionnaireResponseItem[],
): readonly (readonly [string, fhir4.QuestionnaireResponseItem['answer']])[] =>
  items.flatMap(({ linkId, answer, item = [] }) => [[linkId, answer] as const, ...answersIn(item)]);

/** Of the items that were filled in, those whose answer is still the one that was. */
export function stillFilled(
  filled: readonly fhir4.QuestionnaireItem[],
  first: readonly fhir4.QuestionnaireResponseItem[],
  now: readonly fhir4.QuestionnaireResponseItem[],
): readonly fhir4.QuestionnaireItem[] {
  const [before, after] = [new Map(answersIn(first)), new Map(answersIn(now))];
  return filled.filter(
    ({ linkId }) => JSON.stringify(before.get(linkId)) === JSON.stringify(after.get(linkId)),
  );
}
