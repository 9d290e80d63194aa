import { useEffect, useState } from 'react';
import { concernText as words } from '../../text/concern.ts';
import { timeWords } from '../../text/when.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { About } from './seen/About.tsx';
import { Beside } from './Beside.tsx';
import { shortAuthority } from './share/recipients.ts';
import { ReviewSection } from './review/ReviewSection.tsx';
import { SaidSection } from './said/SaidSection.tsx';
import { SeenSection } from './seen/SeenSection.tsx';
import { ShareSection } from './share/ShareSection.tsx';
import { goToStep, steps, type StepId } from './Step.tsx';
import { writtenAccounts } from './to-concern.ts';
import { useCalled, useConcern, useForm, useSetting } from './use-concern.ts';

/** What was saved when, or that it was not, and why. */
function DraftLine() {
  const saved = useConcern((state) => state.saved);
  const line =
    saved.state === 'saved'
      ? words.draftSaved(timeWords(saved.at))
      : saved.state === 'not-saved'
        ? words.draftNotSaved(words.draftAway)
        : words.draftNotYet;
  return (
    <p className="s q draft-line" role="status">
      {line}
    </p>
  );
}

/** The step whose heading was passed last. */
function useCurrentStep(): StepId {
  const [step, setStep] = useState<StepId>('seen');
  useEffect(() => {
    const find = () => {
      const passed = steps.filter((id) => {
        const top = document.getElementById(`step-${id}`)?.getBoundingClientRect().top;
        return top !== undefined && top < 160;
      });
      setStep(passed.at(-1) ?? 'seen');
    };
    window.addEventListener('scroll', find, { passive: true });
    return () => window.removeEventListener('scroll', find);
  }, []);
  return step;
}

function useStepNotes(): Readonly<Record<StepId, string>> {
  const form = useForm();
  const { recipients } = useSetting();
  const [first] = recipients;
  const to = first?.kind === 'social-care' ? shortAuthority(first.authority) : words.steps.share;
  return {
    seen: words.marks(form.marks.length),
    said: words.accounts(writtenAccounts(form).length),
    share: form.decision === '' ? words.notDecided : form.decision === 'not' ? words.notShared : to,
    review: words.notSent,
  };
}

function StepLinks({ side, current }: { readonly side: boolean; readonly current: StepId }) {
  const notes = useStepNotes();
  return (
    <nav className={side ? 'sidesteps' : 'steps only-panel-flex'} aria-label={words.stepsLabel}>
      {side && <p className="s q step-title">Record a concern</p>}
      {steps.map((id, i) => (
        <a
          key={id}
          href={`#step-${id}`}
          aria-current={id === current ? 'step' : undefined}
          onClick={(event) => {
            // The address belongs to the app's screens.
            event.preventDefault();
            goToStep(id);
          }}
        >
          {side ? (
            <>
              <b>{i + 1}</b> {words.steps[id]} <span>{notes[id]}</span>
            </>
          ) : (
            `${i + 1} ${words.steps[id]}`
          )}
        </a>
      ))}
      {side && <DraftLine />}
    </nav>
  );
}

const nextOf = (step: StepId): StepId => steps[(steps.indexOf(step) + 1) % steps.length] ?? 'seen';

/** The form: four steps on one page, a bar on a panel, and on a page who to ring beside it. */
export function FormPage() {
  const errors = useConcern((state) => state.errors);
  const round = useConcern((state) => state.round);
  const current = useCurrentStep();
  const who = useCalled();
  return (
    <>
      <StepLinks side={false} current={current} />
      <main className="formwrap">
        <StepLinks side current={current} />
        <div className="formbody">
          <h1 className="vh">{words.title(who)}</h1>
          {errors.length > 0 && <ErrorSummary title={words.checkTitle} errors={errors} round={round} />}
          <About />
          <SeenSection />
          <SaidSection />
          <ShareSection />
          <ReviewSection />
        </div>
        <Beside />
      </main>
      <div className="only-panel">
        <ActionBar>
          <DraftLine />
          <Button main onPress={() => goToStep(nextOf(current))}>
            {words.next[current]}
          </Button>
        </ActionBar>
      </div>
    </>
  );
}
