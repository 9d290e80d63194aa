import { useEffect, useRef, useState } from 'react';
import { recordWords as words } from '../../../text/referral-record.ts';
import { TextButton } from '../../../ui/Button.tsx';
import type { RecordTold } from './became.ts';

/** What becomes of what was told in the child's record; where it is owed, it is said, with a way to try again. */
export function ToldLine({ write }: { readonly write: () => Promise<RecordTold> }) {
  const [state, setState] = useState<RecordTold | 'writing'>('writing');
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void write().then(setState);
  }, [write]);
  if (state === 'writing') return <span>{words.writing}</span>;
  switch (state.state) {
    case 'written':
      return <span>{words.writtenToo}</span>;
    case 'not-written':
      return null;
    case 'owed':
      return (
        <span role="alert">
          {words.owed} {state.why}{' '}
          <TextButton
            onPress={() => {
              setState('writing');
              void write().then(setState);
            }}
          >
            {words.again}
          </TextButton>
        </span>
      );
  }
}
