import type { ReactNode } from 'react';
import { isObject } from '../../../rules/events/json.ts';
import { codeSet, systemWords } from '../../../text/code-set.ts';
import type { Row } from './rows.ts';

/** The body site that a code itself names. */
function siteOf(row: Row): string | undefined {
  const site: unknown = row['site'];
  const display = isObject(site) ? site['display'] : undefined;
  return typeof display === 'string' ? display : undefined;
}

/** Codes as a table, each system in words; `act` adds what can be done to a line, `notes` what is wrong with it. */
export function CodesTable({
  rows,
  caption,
  act,
  notes,
}: {
  readonly rows: readonly Row[];
  readonly caption: string;
  readonly act?: (row: Row, at: number) => ReactNode;
  readonly notes?: (at: number) => ReactNode;
}) {
  const { columns } = codeSet;
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="dense codes">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.words}</th>
            <th scope="col">{columns.code}</th>
            <th scope="col">{columns.system}</th>
            <th scope="col">{columns.source}</th>
            {act !== undefined && <th scope="col">{columns.act}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const site = siteOf(row);
            return (
              <tr key={`${row.system}|${row.code}|${i}`}>
                <th scope="row">
                  {row.display ?? <span className="q">{codeSet.noWords}</span>}
                  {site !== undefined && <span className="s q site">{codeSet.site(site)}</span>}
                  {notes?.(i)}
                </th>
                <td className="code">{row.code}</td>
                <td>{systemWords(row.system)}</td>
                <td className="s q">{row.source ?? codeSet.noSource}</td>
                {act !== undefined && <td>{act(row, i)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
