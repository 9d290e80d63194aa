import type { ReactNode } from 'react';
import { unreachable } from '../domain/result.ts';
import { common } from '../text/common.ts';
import { notAnswered } from '../text/desk-frame.ts';
import { Gap, Reading } from '../ui/PartState.tsx';
import type { Loaded } from './desk.ts';
import { failureWords } from './failure-words.ts';

/** Something asked of the gateway: on its way, not to be had (with why, and a way to try again), or there. */
export function Asked<T>({
  what,
  loaded,
  again,
  children,
}: {
  /** Its name, as it begins a sentence: "The list of rules". */
  readonly what: string;
  readonly loaded: Loaded<T>;
  readonly again: () => void;
  readonly children: (value: T) => ReactNode;
}) {
  switch (loaded.state) {
    case 'loading':
      return <Reading title={what} />;
    case 'failed': {
      const { why } = loaded;
      const refused = why.kind === 'refused' && why.status === 403;
      return (
        <div role="alert">
          <Gap
            shape={refused ? 'not-permitted' : 'fault'}
            look={refused ? 'gap' : 'gap fault'}
            title={notAnswered.couldNotBeRead(what)}
            again={why.kind === 'session-ended' ? undefined : { words: common.tryAgain, press: again }}
          >
            {failureWords(why)}
          </Gap>
        </div>
      );
    }
    case 'there':
      return children(loaded.value);
    default:
      return unreachable(loaded);
  }
}
