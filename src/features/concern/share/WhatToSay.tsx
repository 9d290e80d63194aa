import { asText } from '../../../fhir/write/document/as-text.ts';
import { policeReport } from '../../../fhir/write/document/police-report.ts';
import type { Concern } from '../../../domain/concern.ts';
import { fgmText as words } from '../../../text/concern-share-fgm.ts';
import { receiptText } from '../../../text/concern-outcome.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { useCopy } from '../outcome/use-copy.ts';
import { DocumentView } from '../review/DocumentView.tsx';
import { soFar, unansweredOf } from '../review/so-far.ts';
import { documentInput } from '../setting.ts';
import { useCase, useForm } from '../use-concern.ts';

/** What to tell the police on 101, to read out or copy: her, why, and who reports; nothing else of the concern. */
export function WhatToSay({ concern }: { readonly concern: Concern }) {
  const state = useCase((all) => all);
  const unanswered = unansweredOf(useForm());
  const { copied, failed, copy } = useCopy<'words'>();
  const input = documentInput(state, concern);
  const words101 = input === undefined ? undefined : policeReport(input);
  if (words101 === undefined) return null;
  const report = soFar(words101, unanswered);
  return (
    <Disclosure summary={words.say} summaryClass="textlink">
      <div className="card pad stack">
        <DocumentView document={report} />
        <p>
          <TextButton onPress={() => void copy('words', asText(report))}>
            {copied === undefined ? words.sayCopy : receiptText.copied}
          </TextButton>
        </p>
        {failed && <p role="alert">{receiptText.notCopied}</p>}
      </div>
    </Disclosure>
  );
}
