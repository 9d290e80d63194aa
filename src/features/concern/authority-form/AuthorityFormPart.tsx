import { useEffect, useMemo, useState } from 'react';
import type { ApiFailure } from '../../../api/problem.ts';
import { readQuestionnaire, type QuestionnaireShape } from '../../../api/questionnaires.ts';
import { unreachable, type Result } from '../../../domain/result.ts';
import { authorityFormText as words } from '../../../text/authority-form.ts';
import { common } from '../../../text/common.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { Gap, Reading } from '../../../ui/PartState.tsx';
import { fieldIds } from '../field-ids.ts';
import { childOf } from '../setting.ts';
import { listedAs } from '../share/routes.ts';
import { useCase, useChange, useFix, useForm, useSetting } from '../use-concern.ts';
import { FormBoundary } from './FormBoundary.tsx';
import { prefillOf } from './known.ts';

/** Several hundred kilobytes, for those who open such a form. */
const readForm = async () => {
  try {
    return (await import('./AuthorityForm.tsx')).AuthorityForm;
  } catch {
    // The network, or a page older than what the gateway holds now.
    return undefined;
  }
};
type Form = Awaited<ReturnType<typeof readForm>>;

type Fetched =
  | { readonly state: 'fetching' }
  | {
      readonly state: 'there';
      readonly questionnaire: fhir4.Questionnaire & QuestionnaireShape;
      readonly AuthorityForm: NonNullable<Form>;
    }
  | { readonly state: 'failed' };

const isForm = (value: QuestionnaireShape): value is fhir4.Questionnaire & QuestionnaireShape =>
  Array.isArray(value['item']);

/** What the gateway answered; a form that is no form is not shown as an empty one. */
function fetchedOf(answer: Result<QuestionnaireShape, ApiFailure>, AuthorityForm: Form): Fetched {
  return AuthorityForm !== undefined && answer.ok && isForm(answer.value)
    ? { state: 'there', questionnaire: answer.value, AuthorityForm }
    : { state: 'failed' };
}

/** The questionnaire of this id, asked for once and again after `again`. */
function useQuestionnaire(id: string): { readonly fetched: Fetched; readonly again: () => void } {
  const api = useCase((state) => state.api);
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<{
    readonly id: string;
    readonly round: number;
    readonly fetched: Fetched;
  }>();
  useEffect(() => {
    let mine = true;
    void Promise.all([readQuestionnaire(api.send, id), readForm()]).then(([answer, form]) => {
      if (mine) setAnswered({ id, round, fetched: fetchedOf(answer, form) });
    });
    return () => {
      mine = false;
    };
  }, [api, id, round]);
  const fetched: Fetched =
    answered?.id === id && answered.round === round ? answered.fetched : { state: 'fetching' };
  return { fetched, again: () => setRound((before) => before + 1) };
}

const isAnswer = (one: unknown): one is fhir4.QuestionnaireResponseItem =>
  typeof one === 'object' && one !== null && 'linkId' in one;

function NotShown({ again }: { readonly again: () => void }) {
  return (
    <div role="alert">
      <Gap shape="fault" look="gap fault" title={words.failed} again={{ words: words.again, press: again }}>
        {words.failedSays}
      </Gap>
    </div>
  );
}

/** The form itself, with the answers of the draft. */
function Opened({ id, authority }: { readonly id: string; readonly authority: string }) {
  const { fetched, again } = useQuestionnaire(id);
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.authorityForm);
  const child = useCase(childOf);
  const clinician = useCase(({ gateway }) => (gateway.state === 'open' ? gateway.clinician : undefined));
  const kept = form.authorityForm?.authority === authority ? form.authorityForm : undefined;
  const prefill = useMemo(() => prefillOf(child, clinician, form), [child, clinician, form]);
  switch (fetched.state) {
    case 'fetching':
      return <Reading title={words.what} />;
    case 'failed':
      return <NotShown again={again} />;
    case 'there': {
      const { questionnaire, AuthorityForm } = fetched;
      const { url, version } = questionnaire;
      return (
        <FormBoundary instead={<NotShown again={again} />}>
          <p className="strong">{questionnaire.title}</p>
          <AuthorityForm
            questionnaire={questionnaire}
            prefill={prefill}
            value={kept?.item.filter(isAnswer)}
            checked={fix !== undefined}
            onChange={({ item, missing }) =>
              change({
                authorityForm: {
                  authority,
                  questionnaire: version === undefined ? url : `${url}|${version}`,
                  item,
                  missing,
                },
              })
            }
          />
        </FormBoundary>
      );
    }
    default:
      return unreachable(fetched);
  }
}

function Part({ id, authority }: { readonly id: string; readonly authority: string }) {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.authorityForm);
  const [open, setOpen] = useState(false);
  const kept = form.authorityForm?.authority === authority;
  return (
    <section className={fix === undefined ? 'field' : 'field wrong'} aria-labelledby={fieldIds.authorityForm}>
      <h3 className="legend" id={fieldIds.authorityForm} tabIndex={-1}>
        {words.title(authority)}
      </h3>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">{common.checkThis}</b> {fix}
        </p>
      )}
      {open || fix !== undefined ? (
        <Opened id={id} authority={authority} />
      ) : (
        <>
          <p className="hint">{kept ? words.kept(authority) : words.closed(authority)}</p>
          <div>
            <Button onPress={() => setOpen(true)}>{kept ? words.reopen : words.open}</Button>
          </div>
        </>
      )}
      {kept && (
        <p className="s">
          <TextButton
            onPress={() => {
              setOpen(false);
              change({ authorityForm: undefined });
            }}
          >
            {words.leaveOut}
          </TextButton>{' '}
          <span className="q">{words.leaveOutSays}</span>
        </p>
      )}
    </section>
  );
}

/** The own questions of the authority to whom it is sent first, where it has some; nothing otherwise. */
export function AuthorityFormPart() {
  const { recipients } = useSetting();
  const authorities = useCase(({ config }) => config.authorities.authorities);
  const first = recipients[0];
  if (first?.kind !== 'social-care') return null;
  const id = listedAs(first.authority, authorities)?.questionnaire;
  return id === undefined ? null : (
    <Part key={`${id} ${first.authority}`} id={id} authority={first.authority} />
  );
}
