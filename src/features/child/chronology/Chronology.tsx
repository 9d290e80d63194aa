import { useMemo, useState } from 'react';
import { londonDay } from '../../../domain/calendar/london.ts';
import { chronology as words } from '../../../text/chronology.ts';
import { dayWords, timeWords } from '../../../text/when.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Toggle } from '../../../ui/Segmented.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useWide } from '../../../ui/use-wide.ts';
import { readAt } from '../flags/RedFlags.tsx';
import { redFlags } from '../flags/use-flags.ts';
import { useCase, useClock } from '../use-case.ts';
import { useChild, valueOf } from '../use-child.ts';
import { EventTable } from './EventTable.tsx';
import type { Lane } from './lanes.ts';
import { lanesOf } from './lanes.ts';
import type { Entry } from './marks.ts';
import { entriesOf, markOf } from './marks.ts';
import type { Band } from './Picture.tsx';
import { Picture } from './Picture.tsx';
import { Legend } from './Legend.tsx';
import { pageFrame, panelFrame, twoYearsBefore } from './scale.ts';

/** What the gravest rule that counts attendances counted. */
function useBand(lanes: readonly Lane[]): Band | undefined {
  const findings = useCase((state) => state.findings);
  const counted = redFlags(findings)
    .map(({ outcome }) =>
      outcome.evidence.filter(({ kind, when }) => markOf(kind) === 'attendance' && when !== undefined),
    )
    .find((events) => events.length > 1);
  if (counted === undefined) return undefined;
  const sources = new Set(counted.flatMap((event) => event.sources));
  return {
    from: Math.min(...counted.map(({ when }) => when?.from ?? Infinity)),
    label: words.counted(counted.length),
    lanes: new Set(
      lanes.filter(({ entries }) => entries.some(({ key }) => sources.has(key))).map(({ title }) => title),
    ),
  };
}

/** From this width on, in CSS pixels, lanes have room for their names at the left. */
const roomForLanes = 720;

function Notes({
  undated,
  partly,
  loading,
}: {
  readonly undated: number;
  readonly partly: boolean;
  readonly loading: boolean;
}) {
  const at = useCase((state) => readAt(state.parts));
  const plans = useCase((state) => state.cpis.state === 'found');
  return (
    <p className="s q pad" id="chrono-d">
      {at !== undefined && words.fromRecord(timeWords(at))} {loading && words.stillReading}{' '}
      {partly && words.partly} {undated > 0 && words.undated(undated)} {plans && words.planDates}{' '}
      {words.beforeBirth}
    </p>
  );
}

/** The child's record over time, as a picture and as the complete table. 24 months unless more is asked for. */
export function Chronology() {
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const [everything, setEverything] = useState(false);
  const wide = useWide(roomForLanes);
  const now = useNow(useClock(), 300_000);
  const parts = useCase((state) => state.parts);
  const cpis = useCase((state) => state.cpis);
  const child = useChild();
  const entries = useMemo(() => entriesOf(parts.flatMap(({ read }) => valueOf(read) ?? [])), [parts]);
  const recent = twoYearsBefore(now);
  const older = entries.filter(({ from }) => from !== undefined && from < recent);
  const oldest = older.at(-1)?.from;
  const start = everything && oldest !== undefined ? oldest : recent;
  const within = (entry: Entry) => entry.from === undefined || entry.from >= start;
  const shown = everything ? entries : entries.filter(within);
  const lanes = lanesOf(shown);
  const band = useBand(lanes);
  const plans = cpis.state === 'found' ? cpis.plans : [];
  const loading = parts.some(({ read }) => read.state === 'loading');
  const partly = parts.some(
    ({ read }) => read.state !== 'present' && read.state !== 'none-recorded' && read.state !== 'loading',
  );
  const today = dayWords(londonDay(now));
  return (
    <section className="card chrono-card" aria-labelledby="chrono-h">
      <div className="sec pad">
        <h2 id="chrono-h">
          {words.title}{' '}
          <span className="n">
            {everything ? words.spanAll(dayWords(londonDay(start)), today) : words.span(today)}
          </span>
        </h2>
        <Toggle
          label={words.showAs}
          options={[
            { value: 'picture', label: words.picture },
            { value: 'table', label: words.table },
          ]}
          chosen={view}
          onChoose={setView}
        />
      </div>
      {view === 'picture' ? (
        <div className="as-picture pad">
          <p className="vh" id="chrono-count">
            {words.describe(shown.length)}
          </p>
          <Picture
            frame={wide ? pageFrame : panelFrame}
            lanes={lanes}
            plans={plans}
            from={start}
            now={now}
            birthDate={child?.birthDate}
            band={band}
            labelledBy="chrono-h"
            describedBy="chrono-count chrono-d"
          />
          <Legend other={lanes.some(({ title }) => title === words.kinds.other)} plan={plans.length > 0} />
        </div>
      ) : (
        <EventTable key={String(everything)} entries={shown} now={now} />
      )}
      <Notes
        undated={shown.filter(({ from }) => from === undefined).length}
        partly={partly}
        loading={loading}
      />
      {older.length > 0 && oldest !== undefined && (
        <p className="pad older">
          <TextButton onPress={() => setEverything(!everything)}>
            {everything ? words.lastTwoYears : words.everything(older.length, dayWords(londonDay(oldest)))}
          </TextButton>
        </p>
      )}
    </section>
  );
}
