import { useMemo, useState } from 'react';
import type { ApiFailure } from '../../../api/problem.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { useUnsaved } from '../../../desk/use-unsaved.ts';
import type { Result } from '../../../domain/result.ts';
import { amendWords as words } from '../../../text/referral-concern.ts';
import { Button } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { useReferring } from '../referring.ts';
import type { Opened } from '../opened.ts';
import { concernOf } from './document-of.ts';
import { PartField } from './PartField.tsx';
import { amended, partsOf } from './parts.ts';
import { toSend } from './to-send.ts';

type Typed = Readonly<Partial<Record<string, string>>>;

/** Somebody else's version came in between. */
const changedSince = (why: ApiFailure): boolean =>
  why.kind === 'refused' && why.problem.code === 'changed-since';

/**
 * The parts of a concern as plain text, with why it is changed. What is kept is a new version; when somebody else's came
 * first, nothing is kept and nothing that was typed is lost.
 */
export function Amend({
  opened,
  newest,
  readAgain,
  onNewest,
  onKept,
  onClose,
}: {
  readonly opened: Opened;
  readonly newest: Opened['versions'][number];
  readonly readAgain: () => Promise<Result<Opened, ApiFailure>>;
  readonly onNewest: (opened: Opened) => void;
  readonly onKept: (opened: Opened) => void;
  readonly onClose: () => void;
}) {
  const { log, clock } = useReferring();
  const [typed, setTyped] = useState<Typed>({});
  const [why, setWhy] = useState('');
  const [tries, setTries] = useState(0);
  const [newestShown, setNewestShown] = useState<number>();
  const { act, run } = useAct();
  const reading = useAct();
  const concern = useMemo(() => concernOf(newest), [newest]);
  const parts = useMemo(() => partsOf(concern), [concern]);
  const changed = parts.filter(({ id, text }) => typed[id] !== undefined && typed[id] !== text);
  useUnsaved(changed.length > 0 || why !== '');
  const faults = [
    ...changed.flatMap(({ id, title, required }) =>
      required && typed[id]?.trim() === '' ? [{ field: `amend-${id}`, message: words.missing(title) }] : [],
    ),
    ...(changed.length === 0
      ? [{ field: `amend-${parts[0]?.id ?? ''}`, message: words.nothingChanged }]
      : []),
    ...(why.trim() === '' ? [{ field: 'amend-why', message: words.missingWhy }] : []),
  ];
  const fix = (field: string) =>
    tries === 0 ? undefined : faults.find((fault) => fault.field === field)?.message;
  const field = (part: (typeof parts)[number]) => (
    <PartField
      key={part.id}
      part={part}
      value={typed[part.id] ?? part.text}
      fix={fix(`amend-${part.id}`)}
      onChange={(text) => setTyped((before) => ({ ...before, [part.id]: text }))}
    />
  );
  const showNewest = () =>
    reading.run(readAgain, (now) => {
      setNewestShown(now.versions.at(-1)?.number);
      onNewest(now);
    });
  const empty = parts.filter(({ text, required }) => text === '' && !required);
  return (
    <form
      className="card pad stack amend"
      noValidate
      aria-labelledby="amend-h"
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        if (faults.length > 0) return;
        const after = {
          after: newest.number,
          why: why.trim(),
          concern: toSend({ ...amended(concern, typed), writtenAt: new Date(clock()).toISOString() }),
        };
        run(() => log.amend(opened.id, after), onKept);
      }}
    >
      <h2 id="amend-h" className="h-l">
        {words.title}
      </h2>
      <p className="s q">{words.says}</p>
      {tries > 0 && faults.length > 0 && <ErrorSummary title={words.faults} errors={faults} round={tries} />}
      {newestShown !== undefined && (
        <p role="status" className="note">
          {words.newestShown(newestShown)}
        </p>
      )}
      {parts.filter((part) => !empty.includes(part)).map(field)}
      {empty.length > 0 && (
        <Disclosure summary={words.more}>
          <div className="stack">{empty.map(field)}</div>
        </Disclosure>
      )}
      <p className="s q">{words.sharing}</p>
      <TextArea
        id="amend-why"
        label={words.why}
        hint={words.whyHint}
        rows={2}
        value={why}
        onChange={setWhy}
        error={fix('amend-why')}
        required
        maxLength={2000}
      />
      {act.state === 'refused' &&
        (changedSince(act.why) ? (
          <div role="alert" className="note">
            <p>{words.changedSince}</p>
            <Button
              slim
              onPress={showNewest}
              working={reading.act.state === 'working' ? words.keeping : undefined}
            >
              {words.showNewest}
            </Button>
          </div>
        ) : (
          <NotDone why={act.why} />
        ))}
      {reading.act.state === 'refused' && <NotDone why={reading.act.why} />}
      <div className="act-row">
        <Button submit main working={act.state === 'working' ? words.keeping : undefined}>
          {words.keep}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
