import type { Access } from '../../../domain/cpis.ts';
import { common } from '../../../text/common.ts';
import { looks } from '../../../text/cpis-looks.ts';
import { instantWords } from '../../../text/when.ts';

/** Every look that CP-IS lists, newest first. */
export function LooksTable({
  accesses,
  now,
}: {
  readonly accesses: readonly Access[];
  readonly now: number;
}) {
  return (
    <div className="scroll" role="region" aria-label={looks.list} tabIndex={0}>
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{looks.when}</th>
            <th scope="col">{looks.name}</th>
            <th scope="col">{looks.role}</th>
            <th scope="col">{looks.organisation}</th>
          </tr>
        </thead>
        <tbody>
          {accesses.map((access, i) => (
            <tr key={i}>
              <td>{instantWords(access.at, now)}</td>
              <td>{access.name ?? common.notRecorded}</td>
              <td>{access.role ?? common.notRecorded}</td>
              <td>{access.organisation ?? common.notRecorded}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="s q">{looks.onlyUnscheduled}</p>
    </div>
  );
}
