import type { ConcernDocument, Section, SectionBody } from '../../../fhir/write/document/model.ts';
import { unreachable } from '../../../domain/result.ts';
import { concernWords as words } from '../../../text/referral-concern.ts';

function Body({ body, title }: { readonly body: SectionBody; readonly title: string }) {
  switch (body.kind) {
    case 'entries':
      return body.entries.map(({ label, text, verbatim }, i) => (
        <div key={`${label ?? ''} ${i}`} className={verbatim ? 'said verbatim' : 'said'}>
          {label !== undefined && label !== '' && <p className="s q">{label}</p>}
          <p>{text}</p>
        </div>
      ));
    case 'table':
      return (
        <div className="scroll" role="region" aria-label={title} tabIndex={0}>
          <table>
            <caption className="s q">{body.caption}</caption>
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
              {body.rows.map(({ cells: [first, ...others] }, i) => (
                <tr key={`${first ?? ''} ${i}`}>
                  <th scope="row">{first}</th>
                  {others.map((cell, k) => (
                    <td key={body.columns[k + 1]}>{cell}</td>
                  ))}
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

function OneSection({ section: { title, nature, body } }: { readonly section: Section }) {
  return (
    <section className={nature === 'opinion' ? 'doc-section opinion' : 'doc-section'}>
      <h3>
        {title} {nature === 'opinion' && <span className="chip">{words.opinion}</span>}
      </h3>
      <Body body={body} title={title} />
    </section>
  );
}

/** A document on screen: facts first, opinion marked as such, exact words behind their bar. */
export function DocumentView({ document }: { readonly document: ConcernDocument }) {
  return (
    <div className="document">
      {document.urgency !== undefined && <p className="strong">{document.urgency}</p>}
      <dl className="kv">
        {document.head.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {document.sections.map((section) => (
        <OneSection key={section.id} section={section} />
      ))}
    </div>
  );
}
