import type { CodeSetHistory } from '../../../api/code-sets.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import { codeSet as words } from '../../../text/code-set.ts';
import { listWords } from '../../../text/common.ts';
import { dayWords } from '../../../text/when.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';

type Version = CodeSetHistory['versions'][number];

/** What changed from the version before, in words. */
export function Changes({ version }: { readonly version: Pick<Version, 'differences' | 'number'> }) {
  const { differences, number } = version;
  if (differences.length === 0)
    return <p className="s q">{number === 1 ? words.firstVersion : words.noChanges}</p>;
  return (
    <ul className="changes s">
      {differences.map(({ words: said }) => (
        <li key={said}>{said}</li>
      ))}
    </ul>
  );
}

/** Every version, newest first: who wrote it, when it was begun, and what it changed. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  return (
    <section className="card pad stack" aria-labelledby="code-set-versions">
      <h2 className="h-l" id="code-set-versions">
        {words.versions}
      </h2>
      <ol className="set-versions">
        {versions.map((version) => {
          const day = dayWords(londonDay(Date.parse(version.createdAt)));
          const names = listWords.format(version.authors.map(({ name }) => name));
          return (
            <li key={version.number}>
              <p>
                <b className="strong">{version.version}</b>{' '}
                <span className={version.status === 'active' ? 'chip solid' : 'chip dash'}>
                  {words.status[version.status]}
                </span>
              </p>
              <p className="s q">
                {names === '' ? words.begun(day) : words.by(names, day)},{' '}
                {words.codes(version.concepts.length)}
              </p>
              <Disclosure summary={<span className="s">{words.changes}</span>}>
                <Changes version={version} />
              </Disclosure>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
