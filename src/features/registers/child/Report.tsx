import { useEffect, useRef, useState } from 'react';
import type { AccessReport } from '../../../api/registers.ts';
import { useDesk } from '../../../desk/desk.ts';
import { printPage } from '../../../desk/print-page.ts';
import { saveFile } from '../../../desk/save-file.ts';
import { childReport as words } from '../../../text/register-child.ts';
import { dateWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { Gap } from '../../../ui/PartState.tsx';
import { Lines } from '../list/Lines.tsx';
import { nhsWords } from '../parts/line-words.ts';
import { csvOf } from './csv.ts';

function Actions({ report, at }: { readonly report: AccessReport; readonly at: string }) {
  const [said, setSaid] = useState<string>();
  return (
    <div className="not-printed stack">
      <p className="note">{words.confidential}</p>
      <div className="row-acts">
        <Button onPress={() => setSaid(printPage() ? undefined : words.notPrinted)}>{words.print}</Button>
        <Button
          onPress={() => {
            const name = words.fileName(at.slice(0, 10));
            saveFile(name, csvOf(report), 'text/csv;charset=utf-8');
            setSaid(words.saved(name));
          }}
        >
          {words.csv}
        </Button>
      </div>
      <p role="status" className="s">
        {said}
      </p>
    </div>
  );
}

/** The report for one child. A number that nobody knows here is not a child whom nobody looked at. `at`: an instant. */
export function Report({ report, at }: { readonly report: AccessReport; readonly at: string }) {
  const { clinician } = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [report]);
  const { child, lines } = report;
  if (child === undefined)
    return (
      <div role="alert">
        <Gap shape="ask" look="gap" title={words.unknown}>
          {words.unknownSays}
        </Gap>
      </div>
    );
  return (
    <article className="stack printed" aria-labelledby="report-heading">
      <h2 id="report-heading" className="h-l" tabIndex={-1} ref={heading}>
        {words.heading}
      </h2>
      <dl className="kv">
        <dt>{words.child}</dt>
        <dd>
          <b className="strong">{child.name}</b>, {nhsWords(child.nhsNumber)}
        </dd>
        {child.birthDate !== undefined && (
          <>
            <dt>{words.born}</dt>
            <dd>{dateWords(child.birthDate)}</dd>
          </>
        )}
        <dt>{words.made}</dt>
        <dd>{words.madeBy(at, [clinician.name, clinician.organisation].filter(Boolean).join(', '))}</dd>
        <dt>{words.entries}</dt>
        <dd>{words.entriesCount(lines.length)}</dd>
      </dl>
      {lines.length === 0 ? (
        <Gap shape="none" look="gap calm" title={words.none}>
          {words.noneSays}
        </Gap>
      ) : (
        <>
          <Actions report={report} at={at} />
          <Lines lines={lines} caption={words.caption} opens={false} />
        </>
      )}
    </article>
  );
}
