import { useEffect, useState } from 'react';
import { printPage } from '../../../desk/print-page.ts';
import { saveFile } from '../../../desk/save-file.ts';
import { asHtml, pageFoot } from '../../../fhir/write/document/as-html.ts';
import type { ConcernDocument } from '../../../fhir/write/document/model.ts';
import { carryText as words } from '../../../text/concern-outcome.ts';
import { ActionBar } from '../../../ui/ActionBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DocumentView } from '../review/DocumentView.tsx';

/** Whose it is, at the foot of every printed page, for as long as the document is on screen. */
function useFoot(shown: ConcernDocument): void {
  const foot = pageFoot(shown);
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page{@bottom-left{content:${foot};font:8pt sans-serif}}`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [foot]);
}

/**
 * A document on a page of its own, to read, print or save as PDF. On paper it stands alone; the page's title, which
 * becomes the name of the PDF, is the reference and nothing of the child.
 */
export function PrintedDocument({
  document: shown,
  reference,
  onBack,
}: {
  readonly document: ConcernDocument;
  readonly reference: string | undefined;
  readonly onBack: () => void;
}) {
  useEffect(() => {
    const before = document.title;
    document.title = reference ?? before;
    return () => {
      document.title = before;
    };
  }, [reference]);
  useFoot(shown);
  const [refused, setRefused] = useState(false);
  return (
    <>
      <main className="narrowpage">
        <div className="card pad printed-doc" tabIndex={-1} ref={showOnce}>
          <DocumentView document={shown} level={1} />
        </div>
      </main>
      <ActionBar>
        {refused && <p role="alert">{words.notPrinted}</p>}
        <Button main wide onPress={() => setRefused(!printPage())}>
          {words.print}
        </Button>
        {refused && (
          <Button
            onPress={() =>
              saveFile(`${reference ?? 'safeguarding-referral'}.html`, asHtml(shown), 'text/html')
            }
          >
            {words.savePage}
          </Button>
        )}
        {refused && <p className="hint">{words.notFiled}</p>}
        <Button onPress={onBack}>{words.back}</Button>
      </ActionBar>
    </>
  );
}

/** A steady function: React calls it when the page appears. From its top, not from where the receipt was left. */
function showOnce(page: HTMLElement | null): void {
  page?.focus({ preventScroll: true });
  page?.scrollIntoView({ block: 'start' });
}
