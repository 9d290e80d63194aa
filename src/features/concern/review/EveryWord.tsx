import { useEffect, useState } from 'react';
import type { Concern } from '../../../domain/concern.ts';
import { referralDocument } from '../../../fhir/write/document/referral-document.ts';
import { recipientName } from '../../../fhir/write/wording.ts';
import { common, listWords } from '../../../text/common.ts';
import { reviewText as words } from '../../../text/concern-share-review.ts';
import { fieldIds } from '../field-ids.ts';
import { documentInput } from '../setting.ts';
import { useCase, useChange, useFix, useForm } from '../use-concern.ts';
import { Button } from '../../../ui/Button.tsx';
import { DocumentView } from './DocumentView.tsx';
import { soFar, unansweredOf } from './so-far.ts';

/** Nothing can be read or sent before it is known whose it is. */
function NoChildYet() {
  const read = useCase((state) => state.child);
  const readAgain = useCase((state) => state.readAgain);
  if (read.state === 'loading') return <p role="status">{words.childReading}</p>;
  return (
    <div className="note" id={fieldIds.read} tabIndex={-1}>
      <p>{words.childNotRead}</p>
      <Button slim onPress={() => void readAgain('Patient')}>
        {common.tryAgain}
      </Button>
    </div>
  );
}

/** Word for word what will leave this page. Opening it counts as having read it, once every question is answered. */
export function EveryWord({ concern }: { readonly concern: Concern }) {
  const state = useCase((all) => all);
  const form = useForm();
  const { read } = form;
  const change = useChange();
  const fix = useFix(fieldIds.read);
  const [open, setOpen] = useState(false);
  const unanswered = unansweredOf(form);
  const reads = open && unanswered.length === 0;
  useEffect(() => {
    if (reads && !read) change({ read: true });
  }, [reads, read, change]);
  const input = documentInput(state, concern);
  if (input === undefined) return <NoChildYet />;
  const { decision } = concern;
  const first = decision.share ? decision.recipients[0] : undefined;
  return (
    <div className={fix === undefined ? 'field' : 'field wrong'}>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">{common.checkThis}</b> {fix}
        </p>
      )}
      <button
        type="button"
        className="textlink"
        id={fieldIds.read}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {decision.share ? words.readWords : words.readWordsKept}
      </button>
      {open && (
        <div className="every-word">
          {unanswered.length > 0 && (
            <p className="note">
              {words.notYetSaid(listWords.format(unanswered.map((one) => words.unanswered[one])))}
            </p>
          )}
          {first !== undefined && decision.share && (
            <section className="card pad stack" aria-label={words.toRead(recipientName(first))}>
              <p className="s q">{words.toRead(recipientName(first))}</p>
              <DocumentView document={soFar(referralDocument(input, { goes: decision.goes }), unanswered)} />
            </section>
          )}
          <section className="card pad stack" aria-label={words.kept}>
            <p className="s q">{words.kept}</p>
            <DocumentView document={soFar(referralDocument(input, 'whole'), unanswered)} />
          </section>
        </div>
      )}
    </div>
  );
}
