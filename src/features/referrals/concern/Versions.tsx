import { concernWords as words } from '../../../text/referral-concern.ts';
import { instantWords } from '../../../text/when.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { differencesOf } from './compare.ts';
import type { Opened } from '../opened.ts';
import { documentOf } from './document-of.ts';
import { DocumentView } from './DocumentView.tsx';

type Version = Opened['versions'][number];

const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length === 0 ? (
    <span className="q">{words.nothingBefore}</span>
  ) : (
    lines.map((line) => <p key={line}>{line}</p>)
  );

/** Two versions side by side, only where they do not say the same. */
function SideBySide({
  opened,
  older,
  newer,
}: {
  readonly opened: Opened;
  readonly older: Version;
  readonly newer: Version;
}) {
  const differences = differencesOf(documentOf(opened, older), documentOf(opened, newer));
  if (differences.length === 0) return <p className="s q">{words.noDifference}</p>;
  const title = words.compare(older.number, newer.number);
  return (
    <>
      <p className="s">
        <b className="strong">{words.changed}</b> {differences.map((one) => one.title).join(', ')}
      </p>
      <div className="scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="side-by-side">
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.part}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.title}</th>
                <td>
                  <Lines lines={one.before} />
                </td>
                <td>
                  <Lines lines={one.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Every version of a concern, newest first: who wrote it, why, and what changed. None is ever overwritten. */
export function Versions({ opened, now }: { readonly opened: Opened; readonly now: number }) {
  const newestFirst = opened.versions.toReversed();
  return (
    <ol className="versions">
      {newestFirst.map((version) => {
        const older = opened.versions.find(({ number }) => number === version.number - 1);
        return (
          <li key={version.number}>
            <h3>
              {words.version(version.number)}{' '}
              {version === newestFirst[0] && <span className="chip">{words.newest}</span>}
            </h3>
            <p className="s q">{words.by(instantWords(version.at, now), version.by)}</p>
            {older === undefined ? <p className="s">{words.first}</p> : <p>{version.why}</p>}
            {older !== undefined && <SideBySide opened={opened} older={older} newer={version} />}
            {version !== newestFirst[0] && (
              <Disclosure summary={words.version(version.number)}>
                <DocumentView document={documentOf(opened, version)} />
              </Disclosure>
            )}
          </li>
        );
      })}
    </ol>
  );
}
