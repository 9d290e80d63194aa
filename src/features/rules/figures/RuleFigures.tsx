import { useCallback, useId, useState } from 'react';
import { ruleFigures as words } from '../../../text/rule-figures.ts';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import './figures.css';
import { OverTime } from './OverTime.tsx';
import { periodOf } from './period.ts';
import { VersionsTable } from './VersionsTable.tsx';
import { Warnings } from './Warnings.tsx';

/** Figures of one rule in the last 12 months, version by version: a chart over time, a table, warnings. */
export function RuleFigures({ rule }: { readonly rule: string }) {
  const { api, now } = useDesk();
  const title = useId();
  // Of the day on which the page was opened: the period does not move while somebody reads.
  const [period] = useState(() => periodOf('12-months', now()));
  const { loaded, again } = useLoaded(
    useCallback(() => api.figures({ rule, ...period }), [api, rule, period]),
  );
  return (
    <section className="card figures" aria-labelledby={title}>
      <h2 className="h-l pad" id={title}>
        {words.title}
      </h2>
      <div className="figures-in">
        <Asked what={words.what} loaded={loaded} again={again}>
          {(figures) =>
            figures.rules.every(({ months }) => months.length === 0) ? (
              <>
                <Warnings versions={figures.rules} />
                <p className="q">{words.none}</p>
              </>
            ) : (
              <>
                <Warnings versions={figures.rules} />
                <OverTime figures={figures} />
                <VersionsTable figures={figures} />
                <p className="s q">
                  {words.counted} {words.tooFewNote}
                </p>
              </>
            )
          }
        </Asked>
      </div>
    </section>
  );
}
