import { useEffect } from 'react';
import type { ConcernDocument } from '../../../fhir/write/document/model.ts';
import { carryText as words } from '../../../text/concern-outcome.ts';
import { ActionBar } from '../../../ui/ActionBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DocumentView } from '../review/DocumentView.tsx';

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
  return (
    <>
      <main className="narrowpage">
        <div className="card pad printed-doc" tabIndex={-1} ref={showOnce}>
          <DocumentView document={shown} level={1} />
        </div>
      </main>
      <ActionBar>
        <Button main wide onPress={() => window.print()}>
          {words.print}
        </Button>
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
