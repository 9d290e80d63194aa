import { bodyFigure } from '../../../fhir/write/document/body-figure.ts';
import type { NumberedMark } from '../../../fhir/write/document/model.ts';
import { reviewText as words } from '../../../text/concern-share-review.ts';

/** A picture carries its own colours: ink on paper, in print and by night. */
const style =
  '<style>.outline{fill:none;stroke:#1c2127;stroke-width:1.4}.dot{fill:#1c2127}.number{fill:#fff;font:700 8px sans-serif;text-anchor:middle}.name{fill:#4a5059;font:8px sans-serif;text-anchor:middle}</style>';

/** The numbered marks on outlines of the body; the table beside it says the same in words. */
export function BodyFigure({ marks }: { readonly marks: readonly NumberedMark[] }) {
  const svg = bodyFigure(marks);
  if (svg === '') return null;
  const alone = svg
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace('</title>', `</title>${style}`);
  return (
    <img
      className="doc-body"
      alt={words.bodyFigure}
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(alone)}`}
    />
  );
}
