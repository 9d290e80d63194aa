import { useState } from 'react';
import type { ApiFailure } from '../../../api/problem.ts';
import { printPage } from '../../../desk/print-page.ts';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import type { Result } from '../../../domain/result.ts';
import { amendWords, concernWords as words } from '../../../text/referral-concern.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { recordWords } from '../../../text/referral-record.ts';
import { broughtWords } from '../record/BringIt.tsx';
import { boardLink } from '../places.ts';
import { useReferring } from '../referring.ts';
import { Amend } from './Amend.tsx';
import { Beside } from './Beside.tsx';
import type { Opened } from '../opened.ts';
import { documentOf } from './document-of.ts';
import { DocumentView } from './DocumentView.tsx';
import { historyOf } from './history.ts';
import { Versions } from './Versions.tsx';
import { Whose } from './Whose.tsx';
import { instantWords } from '../../../text/when.ts';
import './concern.css';

function History({ opened, now }: { readonly opened: Opened; readonly now: number }) {
  return (
    <ol className="history">
      {historyOf(opened).map(({ key, at, by, title, more }) => (
        <li key={key}>
          <p>
            <b className="strong">{title}</b>{' '}
            <span className="s q">{words.by(instantWords(at, now), by)}</span>
          </p>
          {more.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** One concern whole: what it says now, where it stands, what happened, and every version of it. */
export function ConcernWhole({
  opened,
  onChanged,
  readAgain,
}: {
  readonly opened: Opened;
  readonly onChanged: (opened: Opened) => void;
  /** Opens it again, for the same reason. */
  readonly readAgain: () => Promise<Result<Opened, ApiFailure>>;
}) {
  const { clock, bringOpened } = useReferring();
  const now = useNow(clock, 30_000);
  const [amending, setAmending] = useState(false);
  const [kept, setKept] = useState<string>();
  /** Number of the version that this page has brought to the record. */
  const [brought, setBrought] = useState(0);
  const newest = opened.versions.at(-1);
  /** Beside the child their record gets the amendment at once; from the desk nobody can write there. */
  const say = async (after: Opened) => {
    const said = amendWords.keptAs(after.versions.at(-1)?.number ?? 0);
    if (bringOpened === undefined) {
      setKept(`${said} ${amendWords.recordHolds}`);
      return;
    }
    setKept(`${said} ${recordWords.writing}`);
    const became = await bringOpened(after);
    setKept(`${said} ${broughtWords(became)}`);
    if (became.state === 'written') setBrought(after.versions.at(-1)?.number ?? 0);
    if ('logged' in became && became.logged !== undefined)
      onChanged({ ...after, inRecord: became.logged.inRecord });
  };
  return (
    <div className="concern-whole stack">
      <ScreenHead
        title={words.title(opened.reference)}
        back={{ href: boardLink, words: words.back }}
        says={<Whose opened={opened} />}
      >
        <Button onPress={() => setKept(printPage() ? undefined : words.notPrinted)}>{words.print}</Button>
        {opened.mayAmend && !amending && <Button onPress={() => setAmending(true)}>{words.amend}</Button>}
      </ScreenHead>
      <p role="status">{kept}</p>
      {amending && newest !== undefined && (
        <Amend
          opened={opened}
          newest={newest}
          readAgain={readAgain}
          onNewest={onChanged}
          onClose={() => setAmending(false)}
          onKept={(after) => {
            onChanged(after);
            setAmending(false);
            void say(after);
          }}
        />
      )}
      <div className="cols cols-84">
        <div className="stack">
          {newest !== undefined && (
            <section className="card pad stack" aria-labelledby="whole-h">
              <div className="card-h">
                <h2 id="whole-h" className="h-l">
                  {words.content}
                </h2>
                <span className="s q">{words.version(newest.number)}</span>
              </div>
              <DocumentView document={documentOf(opened, newest)} />
            </section>
          )}
          <section className="card pad stack" aria-labelledby="versions-h">
            <h2 id="versions-h" className="h-l">
              {words.versions}
            </h2>
            <Versions opened={opened} now={now} />
          </section>
        </div>
        <div className="stack">
          <Beside opened={opened} now={now} brought={brought} onChanged={onChanged} />
          <section className="card pad stack" aria-labelledby="history-h">
            <h2 id="history-h" className="h-l">
              {words.history}
            </h2>
            <History opened={opened} now={now} />
          </section>
        </div>
      </div>
    </div>
  );
}
