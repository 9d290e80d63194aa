import { writtenDate, writtenInstant } from '../../../domain/calendar/written.ts';
import type { SharingDecision } from '../../../domain/concern.ts';
import { isAnswered } from '../authority-form.ts';
import { recipientName } from '../wording.ts';
import type { Entry, Section } from './model.ts';

function wordsOf(answer: fhir4.QuestionnaireResponseItemAnswer): string | undefined {
  const { valueBoolean, valueCoding, valueDate, valueDateTime, valueInteger, valueDecimal } = answer;
  if (valueBoolean !== undefined) return valueBoolean ? 'Yes' : 'No';
  if (valueCoding !== undefined) return valueCoding.display ?? valueCoding.code;
  if (valueDate !== undefined) return writtenDate(valueDate);
  if (valueDateTime !== undefined)
    return valueDateTime.includes('T') ? writtenInstant(valueDateTime) : writtenDate(valueDateTime);
  return answer.valueString ?? answer.valueTime ?? (valueInteger ?? valueDecimal)?.toString();
}

/** Question by question as they were asked, however deep; what was not answered is not there. */
const entriesOf = (items: readonly fhir4.QuestionnaireResponseItem[]): readonly Entry[] =>
  items.flatMap(({ linkId, text = linkId, answer = [], item = [] }): readonly Entry[] => {
    const said = answer.flatMap((one) => wordsOf(one) ?? []).join('; ');
    return [
      ...(said.trim() === '' ? [] : [{ label: text, text: said.trim(), verbatim: false }]),
      ...entriesOf([...answer.flatMap((one) => one.item ?? []), ...item]),
    ];
  });

/** What was answered to the first recipient's own questions, for whoever reads the referral and not a file. */
export function answersSection(decision: SharingDecision): readonly Section[] {
  const first = decision.share ? decision.recipients[0] : undefined;
  if (!decision.share || decision.authorityForm === undefined || first === undefined) return [];
  const entries = entriesOf(decision.authorityForm.item.filter(isAnswered));
  return entries.length === 0
    ? []
    : [
        {
          id: 'authority-form',
          title: `Answers to the form of ${recipientName(first)}`,
          nature: 'fact',
          body: { kind: 'entries', entries },
        },
      ];
}
