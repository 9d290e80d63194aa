import '../outcome/outcome.css';
import { unreachable } from '../../../domain/result.ts';
import type { ConcernDocument, Entry, Line, SectionBody } from '../../../fhir/write/document/model.ts';
import { BodyFigure } from './BodyFigure.tsx';

/** A pair of heading levels: of the document, and of its sections. */
type Level = 1 | 3;

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className="kv">
      {lines.map(({ label, text }) => (
        <div key={label} className="kv-row">
          <dt>{label}</dt>
          <dd className="pre">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

type Shape = 'words' | 'labelled' | 'plain';
const shapeOf = ({ label, verbatim }: Entry): Shape =>
  verbatim ? 'words' : label === undefined || label === '' ? 'plain' : 'labelled';

/** Entries of one shape side by side, so that they make one list. */
function runs(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const found: Entry[][] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last?.[0] !== undefined && shapeOf(last[0]) === shapeOf(entry)) last.push(entry);
    else found.push([entry]);
  }
  return found;
}

function Run({ entries }: { readonly entries: readonly Entry[] }) {
  const [first] = entries;
  if (first === undefined) return null;
  switch (shapeOf(first)) {
    case 'labelled':
      return <Lines lines={entries.map(({ label = '', text }) => ({ label, text }))} />;
    case 'words':
      return entries.map(({ label, text }, i) => (
        <figure key={i} className="stack">
          {label !== undefined && <figcaption className="s q">{label}</figcaption>}
          <blockquote className="pre">{text}</blockquote>
        </figure>
      ));
    case 'plain':
      return entries.length === 1 ? (
        <p className="pre">{first.text}</p>
      ) : (
        <ul>
          {entries.map(({ text }, i) => (
            <li key={i} className="pre">
              {text}
            </li>
          ))}
        </ul>
      );
  }
}

function Body({ body, of }: { readonly body: SectionBody; readonly of: string }) {
  switch (body.kind) {
    case 'entries':
      return runs(body.entries).map((run, i) => <Run key={i} entries={run} />);
    case 'table':
      return (
        <>
          {body.marks !== undefined && <BodyFigure marks={body.marks} />}
          <div className="doc-table" tabIndex={0} role="group" aria-label={of}>
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
        </>
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
      {document.urgency !== undefined && <p className="strong urgency">{document.urgency}</p>}
      <Lines lines={document.head} />
      <Lines lines={document.child} />
      {document.sections.map(({ id, title, nature, body }) => (
        <section key={id} className={nature === 'opinion' ? 'doc-part opinion' : 'doc-part'}>
          <Heading>{title}</Heading>
          <Body body={body} of={title} />
        </section>
      ))}
    </article>
  );
}
