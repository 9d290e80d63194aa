import type { Activity } from '../../src/api/registers.ts';
import { byTitles, measureTitles } from './activity-words.ts';

type Row = Activity['rows'][number];

const base = 'https://safelight.example/fhir';
const populations = 'http://terminology.hl7.org/CodeSystem/measure-population';
const absent = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/** The last day of a month, e.g. `2026-11-30`. */
const lastDay = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/**
 * The figures as a FHIR R4 MeasureReport: a group for each month and measure, a stratifier for each way of counting it. A
 * number that is suppressed or held back is absent, with the reason `masked`.
 */
export function measureReport(
  { from, to, rows }: Activity,
  about: { readonly at: string; readonly organisation: string },
): fhir4.MeasureReport {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.month} ${row.measure}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return {
    resourceType: 'MeasureReport',
    status: 'complete',
    type: 'summary',
    measure: `${base}/Measure/safeguarding-activity`,
    date: about.at,
    reporter: { display: about.organisation },
    period: { start: `${from}-01`, end: lastDay(to) },
    group: [...groups.values()].flatMap((same) => (same[0] === undefined ? [] : [groupOf(same[0], same)])),
  };
}

function groupOf({ month, measure }: Row, rows: readonly Row[]): fhir4.MeasureReportGroup {
  const all = rows.find(({ by }) => by === 'all');
  const stratifier = (['setting', 'harm', 'outcome'] as const).flatMap((by) => {
    const strata = rows.filter((row) => row.by === by);
    return strata.length === 0
      ? []
      : [
          {
            code: [{ coding: [{ system: `${base}/CodeSystem/activity-by`, code: by }], text: byTitles[by] }],
            stratum: strata.map(({ value, count }) => ({
              value: { text: value },
              population: [populationOf(count)],
            })),
          },
        ];
  });
  return {
    code: {
      coding: [
        { system: `${base}/CodeSystem/activity-measure`, code: measure, display: measureTitles[measure] },
        { system: `${base}/CodeSystem/activity-month`, code: month },
      ],
      text: `${measureTitles[measure]}, ${month}`,
    },
    ...(all === undefined ? {} : { population: [populationOf(all.count)] }),
    ...(stratifier.length === 0 ? {} : { stratifier }),
  };
}

const populationOf = (count: Row['count']) => ({
  code: { coding: [{ system: populations, code: 'initial-population' }] },
  ...(typeof count === 'number'
    ? { count }
    : { _count: { extension: [{ url: absent, valueCode: 'masked' }] } }),
});
