import { useState } from 'react';
import type { Status } from '../../self-check/line.ts';
import { gravestFirst, tallyOf, type Report } from '../../self-check/report/report.ts';
import { selfCheckWords as words } from '../../text/self-check.ts';
import { TextButton } from '../../ui/Button.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { Rows, shapeOf } from './Rows.tsx';

const statuses: readonly Status[] = ['fail', 'warn', 'not-tried', 'pass'];
/** Lines that are met and are shown all the same, so that it is seen what was tried. */
const fewPasses = 3;

/** What came of a run: the tally, what is amiss, and the rest on asking. */
export function CheckReport({ report }: { readonly report: Report }) {
  const [all, setAll] = useState(false);
  const tally = tallyOf(report.checked);
  const sorted = gravestFirst(report.checked);
  const unmet = sorted.filter(({ outcome }) => outcome.status === 'fail' || outcome.status === 'warn');
  const passes = sorted.filter(({ outcome }) => outcome.status === 'pass').slice(0, fewPasses);
  const left = { pass: tally.pass - passes.length, notTried: tally['not-tried'] };
  return (
    <>
      <section className="card tally" aria-label={words.done(tally.fail, tally.warn, tally.pass)}>
        {statuses.map((status) => (
          <p key={status}>
            <Shape name={shapeOf[status]} /> <b>{tally[status]}</b> {words.tally[status][0]}{' '}
            <span className="q">{words.tally[status][1]}</span>
          </p>
        ))}
      </section>
      <Rows checked={all ? sorted : [...unmet, ...passes]} />
      {left.pass + left.notTried > 0 && (
        <p className="s q rest">
          {!all && `${words.more(left.pass, left.notTried)}. `}
          <TextButton onPress={() => setAll(!all)}>
            {all ? words.showFewer : words.showAll(report.checked.length)}
          </TextButton>
        </p>
      )}
    </>
  );
}
