import { notGranted, scopesNotGranted, type NotGranted } from '../../../rules/not-granted.ts';
import { grants as words } from '../../../text/grants.ts';
import { listWords } from '../../../text/common.ts';
import type { Session } from '../../../launch/session.ts';
import { timeWords } from '../../../text/when.ts';
import { Gap } from '../../../ui/PartState.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import './narrower-grant.css';

interface Props {
  readonly asked: readonly string[];
  readonly granted: readonly string[];
  /** Whether the sign-in can be renewed, whatever the scopes say. */
  readonly renewable: boolean;
  /** What was allowed at first, where a renewed sign-in allows something else, and since when. */
  readonly changed?: Session['changedGrant'];
}

const isRead = ({ missing }: NotGranted): boolean => missing.includes('read') || missing.includes('find');
const isWritten = ({ missing }: NotGranted): boolean =>
  missing.includes('create') || missing.includes('change');
const named = (what: readonly NotGranted[]): string =>
  listWords.format([...new Set(what.map(({ type }) => words.what(type)))].sort());

/** Everything that was asked for and not granted, in one place: what it means first, the scopes for IT behind a line. */
export function NarrowerGrant({ asked, granted, renewable, changed }: Props) {
  const lacking = notGranted(asked, granted);
  const noRenewal = asked.some((scope) => /^(online|offline)_access$/.test(scope)) && !renewable;
  const lines = [
    [words.read, lacking.filter((one) => isRead(one) && !one.partly)],
    [words.readPart, lacking.filter((one) => isRead(one) && one.partly)],
    [words.written, lacking.filter(isWritten)],
  ] as const;
  const scopes = scopesNotGranted(asked, granted).filter(
    (scope) => noRenewal || !/^(online|offline)_access$/.test(scope),
  );
  if (lacking.length === 0 && !noRenewal) return null;
  const lost = changed === undefined ? [] : notGranted(changed.before, granted);
  return (
    <>
      <div role="status">
        {changed !== undefined && lost.length > 0 && (
          <Gap shape="not-permitted" look="gap" title={words.since(timeWords(changed.at))}>
            {words.sinceHelp(named(lost))}
          </Gap>
        )}
      </div>
      <Disclosure summary={words.summary} className="gap calm narrower">
        <p>{words.help}</p>
        <dl className="kv">
          {lines
            .filter(([, what]) => what.length > 0)
            .map(([title, what]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{named(what)}</dd>
              </div>
            ))}
        </dl>
        {noRenewal && <p>{words.noRenewal}</p>}
        {scopes.length > 0 && (
          <Disclosure summary={words.forIt}>
            <p>{words.asked}</p>
            <ul>
              {scopes.map((scope) => (
                <li key={scope}>
                  <code>{scope}</code>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Disclosure>
    </>
  );
}
