import { Fragment } from 'react';
import { unreachable } from '../../../domain/result.ts';
import type { ConcernDocument, Line, SectionBody } from '../../../fhir/write/document/model.ts';

/** A pair of heading levels: of the document, and of its sections. */
type Level = 1 | 3;

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className="kv">
      {lines.map(({ label, text }) => (
        <div key={label} className="kv-row">
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ body }: { readonly body: SectionBody }) {
  switch (body.kind) {
    case 'entries':
      return body.entries.map(({ label, text, verbatim }, i) => (
        <Fragment key={i}>
          {label !== undefined && label !== '' && <p className="s strong">{label}</p>}
          {verbatim ? <blockquote className="pre">{text}</blockquote> : <p className="pre">{text}</p>}
        </Fragment>
      ));
    case 'table':
      return (
        <div className="doc-table" tabIndex={0} role="region" aria-label={body.caption}>
          <table className="dense">
            <caption>{body.caption}</caption>
            <thead>
              <tr>
                {body.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {body.rows.map(({ cells }, i) => (
                <tr key={i}>
                  {cells.map((cell, j) =>
                    j === 0 ? (
                      <th key={j} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={j}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default:
      return unreachable(body);
  }
}

/** A document exactly as it goes, in its own words. `level`: of its heading; its sections are one below. */
export function DocumentView({
  document,
  level = 3,
}: {
  readonly document: ConcernDocument;
  readonly level?: Level;
}) {
  const [Title, Heading] = level === 1 ? (['h1', 'h2'] as const) : (['h3', 'h4'] as const);
  return (
    <article className="doc stack">
      <Title>{document.title}</Title>
      {document.urgency !== undefined && <p className="strong">{document.urgency}</p>}
      <Lines lines={document.head} />
      <Lines lines={document.child} />
      {document.sections.map(({ id, title, nature, body }) => (
        <section key={id} className={nature === 'opinion' ? 'doc-part opinion' : 'doc-part'}>
          <Heading>{title}</Heading>
          <Body body={body} />
        </section>
      ))}
    </article>
  );
}
