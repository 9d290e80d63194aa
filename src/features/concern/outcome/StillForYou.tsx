import { useState } from 'react';
import { recipientName } from '../../../fhir/write/wording.ts';
import { receiptText as words } from '../../../text/concern-outcome.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { shortRecipient } from '../share/recipients.ts';
import { firstOf, hasReached } from './standing.ts';
import { RecordCall } from './RecordCall.tsx';
import type { Attempt } from '../send.ts';
import { useCalled } from '../use-concern.ts';

/** What sending does not do. The ticks are the person's own and are kept nowhere. */
export function StillForYou({ attempt }: { readonly attempt: Attempt }) {
  const who = useCalled();
  const [done, setDone] = useState<readonly string[]>([]);
  const { decision } = attempt.concern;
  const to = firstOf(attempt);
  const reached = hasReached(attempt);
  const name = to === undefined || !reached ? undefined : shortRecipient(to);
  const tasks = [
    ...(name === undefined ? [] : [words.ringTask(name)]),
    words.seniorTask(who),
    ...(decision.share && decision.informed !== 'informed' ? [words.familyTask] : []),
    ...(attempt.record.state === 'not-writable' ? [words.fileTask(who)] : []),
  ];
  return (
    <>
      <section className="card pad stack">
        <h2>{words.still}</h2>
        <ul className="plain">
          {tasks.map((task, i) => (
            <li key={task}>
              <Checkbox
                id={`task-${i}`}
                label={task}
                checked={done.includes(task)}
                onChange={(on) => setDone(on ? [...done, task] : done.filter((one) => one !== task))}
              />
            </li>
          ))}
        </ul>
      </section>
      {to !== undefined && <RecordCall concern={attempt.concern} to={recipientName(to)} owed={false} />}
    </>
  );
}
