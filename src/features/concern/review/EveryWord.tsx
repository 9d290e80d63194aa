import { useEffect, useState } from 'react';
import type { Concern } from '../../../domain/concern.ts';
import { referralDocument } from '../../../fhir/write/document/referral-document.ts';
import { recipientName } from '../../../fhir/write/wording.ts';
import { common } from '../../../text/common.ts';
import { reviewText as words } from '../../../text/concern-share-review.ts';
import { fieldIds } from '../field-ids.ts';
import { documentInput } from '../setting.ts';
import { useCase, useChange, useFix, useForm } from '../use-concern.ts';
import { DocumentView } from './DocumentView.tsx';

/** Word for word what will leave this page. Opening it is what counts as having read it. */
export function EveryWord({ concern }: { readonly concern: Concern }) {
  const state = useCase((all) => all);
  const { read } = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.read);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open && !read) change({ read: true });
  }, [open, read, change]);
  const input = documentInput(state, concern);
  if (input === undefined) return null;
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
          {first !== undefined && decision.share && (
            <section className="card pad stack" aria-label={words.toRead(recipientName(first))}>
              <p className="s q">{words.toRead(recipientName(first))}</p>
              <DocumentView document={referralDocument(input, { goes: decision.goes })} />
            </section>
          )}
          <section className="card pad stack" aria-label={words.kept}>
            <p className="s q">{words.kept}</p>
            <DocumentView document={referralDocument(input, 'whole')} />
          </section>
        </div>
      )}
    </div>
  );
}
