import { useEffect, useState } from 'react';
import { recordWords as words } from '../../../text/referral-record.ts';
import { TextButton } from '../../../ui/Button.tsx';
import type { RecordTold } from './became.ts';

/**
 * What becomes of what was told in the child's record. `writing`: on its way already. Where it is owed, that is said, with
 * a way to try again.
 */
export function ToldLine({
  writing,
  again,
}: {
  readonly writing: Promise<RecordTold>;
  readonly again: () => Promise<RecordTold>;
}) {
  const [state, setState] = useState<RecordTold | 'writing'>('writing');
  useEffect(() => {
    void writing.then(setState);
  }, [writing]);
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
              void again().then(setState);
            }}
          >
            {words.again}
          </TextButton>
        </span>
      );
  }
}
