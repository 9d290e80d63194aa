import { useEffect, useRef, useState } from 'react';
import {
  BaseRenderer,
  destroyForm,
  getResponse,
  questionnaireResponseStore,
  removeEmptyAnswersFromResponse,
  useBuildForm,
  type RendererConfig,
} from '@aehrc/smart-forms-renderer';
import { authorityFormText as words } from '../../../text/authority-form.ts';
import { amend } from './amend.ts';
import { withOpenChoices } from './controls.ts';
import './authority-form.css';
import { marked } from './marked.ts';
import { prefilled, stillFilled, type Prefill } from './prefill.ts';

/** What the person has answered so far, and what is still to be put right, as it is asked. */
export interface FormValue {
  readonly item: readonly fhir4.QuestionnaireResponseItem[];
  readonly missing: readonly string[];
}

const look: RendererConfig = {
  hideQuestionnaireTitle: true,
  requiredIndicatorPosition: 'end',
  inputsFlexGrow: true,
  hideClearButton: true,
  itemResponsive: {
    labelBreakpoints: { xs: 12 },
    fieldBreakpoints: { xs: 12 },
    columnGapPixels: 0,
    rowGapPixels: 4,
  },
};
/** Left to itself the renderer asks a public terminology server. No form that would ask one is let in; this is none. */
const noTerminologyServer = `${window.location.origin}/no-terminology-server`;

const textsIn = (items: readonly fhir4.QuestionnaireItem[]): readonly (readonly [string, string])[] =>
  items.flatMap((item) => [[item.linkId, item.text ?? item.linkId] as const, ...textsIn(item.item ?? [])]);

/** What the renderer holds now, without what is empty or hidden. */
function valueNow(questionnaire: fhir4.Questionnaire): FormValue {
  const texts = new Map(textsIn(questionnaire.item ?? []));
  const { item = [] } = removeEmptyAnswersFromResponse(questionnaire, getResponse());
  const missing = Object.keys(questionnaireResponseStore.getState().invalidItems).map(
    (linkId) => texts.get(linkId) ?? linkId,
  );
  return { item, missing: [...new Set(missing)] };
}

/** What the form begins with: the answers of before, else what can be filled in; with what is filled in marked as such. */
function begin(questionnaire: fhir4.Questionnaire, prefill: Prefill, value: FormValue['item'] | undefined) {
  const { item, filled } = prefilled(questionnaire.item ?? [], prefill);
  const still = value === undefined ? filled : stillFilled(filled, item, value);
  const response: fhir4.QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    item: [...(value ?? item)],
  };
  return { asked: marked(withOpenChoices(questionnaire), still), response, filled: still };
}

/**
 * An authority's own form, rendered and checked by a library for FHIR questionnaires. Filled in once, when nobody has
 * answered yet: what was answered, or cleared, is never filled in again. `value`: answers of before. `checked`: shows what
 * is missing beside each question.
 */
export function AuthorityForm({
  questionnaire,
  prefill,
  value,
  checked,
  onChange,
}: {
  readonly questionnaire: fhir4.Questionnaire;
  readonly prefill: Prefill;
  readonly value: FormValue['item'] | undefined;
  readonly checked: boolean;
  readonly onChange: (value: FormValue) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  // Once: later answers come from here and must not begin it anew.
  const [{ asked, response, filled }] = useState(() => begin(questionnaire, prefill, value));
  const building = useBuildForm({
    questionnaire: asked,
    questionnaireResponse: response,
    terminologyServerUrl: noTerminologyServer,
    rendererConfigOptions: look,
  });
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (building) return undefined;
    tell.current(valueNow(asked));
    return questionnaireResponseStore.subscribe((now, before) => {
      if (now.updatableResponse !== before.updatableResponse || now.invalidItems !== before.invalidItems)
        tell.current(valueNow(asked));
    });
  }, [asked, building]);
  useEffect(() => () => destroyForm(), []);
  useEffect(() => {
    if (checked && !building) questionnaireResponseStore.getState().highlightRequiredItems();
  }, [building, checked]);
  useEffect(
    () => (building || box.current === null ? undefined : amend(box.current, asked)),
    [asked, building],
  );
  if (building) return <p role="status">{words.loading}</p>;
  const names = filled.map(({ text, linkId }) => text ?? linkId);
  return (
    <div className="authority-form stack" ref={box}>
      <p className="hint">
        {names.length === 0 ? words.nothingFilled : words.filledList(names)} {words.required}
      </p>
      <BaseRenderer />
    </div>
  );
}
