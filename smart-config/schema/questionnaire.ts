import * as v from 'valibot';

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

/** Kinds of questions that are asked. Files, references, quantities and web addresses are not. */
const ItemType = v.picklist([
  'group',
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'choice',
  'open-choice',
]);

const Coding = v.looseObject({ code: Text, display: v.optional(Text), system: v.optional(v.string()) });
const Option = v.looseObject({
  valueCoding: v.optional(Coding),
  valueString: v.optional(Text),
  valueInteger: v.optional(v.number()),
});

/** An item as far as it is read here; what else it holds is checked by name. */
export interface QuestionnaireItem {
  readonly linkId: string;
  readonly type: v.InferOutput<typeof ItemType>;
  readonly text: string;
  readonly answerOption?: readonly v.InferOutput<typeof Option>[] | undefined;
  readonly answerValueSet?: string | undefined;
  readonly enableWhen?: readonly { readonly question: string }[] | undefined;
  readonly item?: readonly QuestionnaireItem[] | undefined;
}

const Item: v.GenericSchema<unknown, QuestionnaireItem> = v.looseObject({
  linkId: Text,
  type: ItemType,
  text: Text,
  answerOption: v.optional(v.pipe(v.array(Option), v.minLength(1), v.maxLength(300))),
  answerValueSet: v.optional(v.string()),
  enableWhen: v.optional(
    v.array(
      v.looseObject({
        question: Text,
        operator: v.picklist(['exists', '=', '!=', '>', '<', '>=', '<=']),
      }),
    ),
  ),
  item: v.optional(v.array(v.lazy(() => Item))),
});

/** `questionnaires/*.json`: the questions of a local authority, a FHIR R4 Questionnaire. Unknown parts are checked by name. */
export const Questionnaire = v.looseObject({
  resourceType: v.literal('Questionnaire'),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Use small letters, digits and hyphens.')),
  url: v.pipe(v.string(), v.url()),
  version: v.optional(Text),
  title: Text,
  status: v.picklist(['active', 'draft']),
  contained: v.optional(
    v.array(
      v.looseObject({
        resourceType: v.literal('ValueSet'),
        id: Text,
        expansion: v.looseObject({ contains: v.pipe(v.array(Coding), v.minLength(1)) }),
      }),
    ),
  ),
  item: v.pipe(v.array(Item), v.minLength(1)),
});
export type Questionnaire = v.InferOutput<typeof Questionnaire>;
