import type { ReactNode } from 'react';
import type { Fetched, Incomplete, Unavailable } from '../domain/fetched.ts';
import { unreachable } from '../domain/result.ts';
import { common, parts } from '../text/common.ts';
import { timeWords } from '../text/when.ts';
import { TextButton } from './Button.tsx';
import type { ShapeName } from './Shape.tsx';
import { Shape } from './Shape.tsx';

/** Who keeps it: the record system, or Safelight's own service. */
type Keeper = 'record' | 'safelight';

/** Why nothing could be read, in a clinician's words. */
function unavailableWords(why: Unavailable, at: string, keeper: Keeper): string {
  const who = parts.keepers[keeper];
  switch (why.kind) {
    case 'no-answer':
      return parts.noAnswer(who, at);
    case 'timed-out':
      return parts.timedOut(who, at);
    case 'refused':
      return parts.refused(who, at);
    case 'server-error':
      return parts.serverError(who, at);
    case 'too-many-requests':
      return parts.busy(who, at);
    case 'session-ended':
      return keeper === 'record' ? parts.sessionEnded : parts.ownSessionEnded;
    case 'odd-answer':
      return parts.oddAnswer(at);
    default:
      return unreachable(why);
  }
}

/** Why some of it is missing, in a clinician's words. */
function incompleteWords(why: Incomplete): string {
  switch (why.kind) {
    case 'page-lost':
      return `${parts.readOf(why.read, why.total)} ${parts.pageLost}`;
    case 'too-many':
      return `${parts.readOf(why.read, why.total)} ${parts.tooMany}`;
    case 'foreign-next-link':
      return `${parts.readOf(why.read, why.total)} ${parts.foreignLink}`;
    case 'warned':
      return parts.warned(why.warning);
    case 'permitted-in-part':
      return parts.permittedInPart;
    case 'odd-entries':
      return parts.oddEntries(why.count);
    default:
      return unreachable(why);
  }
}

/** A part that is not there: its shape, its name with its state, and why. */
export function Gap({
  shape,
  look,
  title,
  children,
  again,
}: {
  readonly shape: ShapeName;
  readonly look: 'gap' | 'gap fault' | 'gap calm';
  readonly title: string;
  readonly children: ReactNode;
  readonly again?: { readonly words: string; readonly press: () => void } | undefined;
}) {
  return (
    <div className={look}>
      <Shape name={shape} />
      <b className="strong">{title}</b>
      <p>{children}</p>
      {again !== undefined && <TextButton onPress={again.press}>{again.words}</TextButton>}
    </div>
  );
}

/** A skeleton that says what is being read. */
export function Reading({ title }: { readonly title: string }) {
  return (
    <div className="card pad reading" role="status" aria-busy="true">
      <span className="s q">{parts.reading(title)}</span>
      <span className="skel" />
      <span className="skel short" />
    </div>
  );
}

/**
 * One thing read from the record, in the six of its seven states that are not simply *present*; present draws nothing.
 * Only *none recorded* is calm.
 */
export function PartState({
  title,
  read,
  onAgain,
  keeper = 'record',
}: {
  readonly title: string;
  readonly read: Fetched<unknown>;
  readonly onAgain?: () => void;
  readonly keeper?: Keeper;
}) {
  const again = (words: string) => (onAgain === undefined ? undefined : { words, press: onAgain });
  switch (read.state) {
    case 'present':
      return null;
    case 'loading':
      return <Reading title={title} />;
    case 'none-recorded':
      return (
        <Gap shape="none" look="gap calm" title={`${title}: ${parts.noneRecorded}`}>
          {parts.readInFull(timeWords(read.asOf))}
        </Gap>
      );
    case 'unavailable':
      return (
        <Gap
          shape="fault"
          look="gap fault"
          title={`${title}: ${parts.unavailable}`}
          again={
            keeper === 'record' && read.why.kind === 'session-ended' ? undefined : again(common.tryAgain)
          }
        >
          {unavailableWords(read.why, timeWords(read.asOf), keeper)}
        </Gap>
      );
    case 'not-permitted':
      return (
        <Gap shape="not-permitted" look="gap" title={`${title}: ${parts.notPermitted}`}>
          {parts.notPermittedWhy(title)}
        </Gap>
      );
    case 'not-shared':
      return (
        <Gap shape="not-checked" look="gap" title={`${title}: ${parts.notShared}`}>
          {parts.notSharedWhy}
        </Gap>
      );
    case 'incomplete':
      return (
        <Gap
          shape="incomplete"
          look="gap"
          title={`${title}: ${parts.incomplete}`}
          again={read.why.kind === 'page-lost' ? again(parts.readRest) : undefined}
        >
          {incompleteWords(read.why)}
        </Gap>
      );
    default:
      return unreachable(read);
  }
}

/** Something read from the record, whatever came of it. What was read in part is shown, under the words that say so. */
export function FetchedPart<T>({
  title,
  read,
  onAgain,
  keeper = 'record',
  children,
}: {
  readonly title: string;
  readonly read: Fetched<T>;
  readonly onAgain?: () => void;
  readonly keeper?: Keeper;
  readonly children: (value: T) => ReactNode;
}) {
  const state = (
    <PartState title={title} read={read} keeper={keeper} {...(onAgain === undefined ? {} : { onAgain })} />
  );
  if (read.state === 'present') return children(read.value);
  if (read.state === 'incomplete')
    return (
      <>
        {state}
        {children(read.value)}
      </>
    );
  return state;
}
