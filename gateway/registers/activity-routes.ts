import { Hono, type Context } from 'hono';
import type { Activity, RegisterFile } from '../../src/api/registers.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse, type Refusal } from '../http/problem.ts';
import { activityOf, monthsOf } from './activity.ts';
import { byTitles, measureTitles } from './activity-words.ts';
import { csv } from './csv.ts';
import { measureReport } from './measure-report.ts';
import { noteReading } from './note.ts';

const longest = 36;
const month = /^\d{4}-(0[1-9]|1[0-2])$/;

const noSuchPeriod = refusal(400, 'no-such-period', 'The months cannot be read.', {
  field: 'from',
  fix: `Give from and to as months such as 2026-11, the earlier first, ${longest} at most.`,
});
const noSuchFormat = refusal(400, 'no-such-format', 'There is no such kind of file.', {
  field: 'format',
  fix: 'Ask for csv or measure-report.',
});

/** How often, without anybody's name. */
export function activityRoutes(deps: Deps): Hono<Env> {
  const { store, clock, config } = deps;
  const app = new Hono<Env>();
  const settings = new Map(config.careSettings.settings.map(({ id, title }) => [id, title]));

  async function figures(c: Context<Env>): Promise<Result<Activity, Refusal>> {
    const { from = '', to = '' } = c.req.query();
    const readable = month.test(from) && month.test(to) && from <= to && monthsOf(from, to).length <= longest;
    if (!readable) return fail(noSuchPeriod);
    const lines = await store.register.counted(c.get('session').tenant.id, `${from}-01`);
    const { workingDayEnds } = config.site;
    return succeed({
      from,
      to,
      rows: activityOf(lines, { from, to, now: clock(), workingDayEnds, settings }),
    });
  }

  app.get('/register/activity', async (c) => {
    const found = await figures(c);
    if (!found.ok) return refuse(c, found.failure);
    const { from, to } = found.value;
    await noteReading(deps, c, { what: 'Activity in numbers', details: { months: `${from} to ${to}` } });
    return c.json(found.value);
  });

  app.get('/register/activity/file', async (c) => {
    const format = c.req.query('format') ?? '';
    if (format !== 'csv' && format !== 'measure-report') return refuse(c, noSuchFormat);
    const found = await figures(c);
    if (!found.ok) return refuse(c, found.failure);
    const { from, to, rows } = found.value;
    const name = `safelight-activity-${from}-to-${to}`;
    const organisation = c.get('session').tenant.name;
    const file: RegisterFile =
      format === 'csv'
        ? { name: `${name}.csv`, type: 'text/csv;charset=utf-8', text: asCsv(rows), entries: rows.length }
        : {
            name: `${name}.json`,
            type: 'application/fhir+json',
            text: JSON.stringify(
              measureReport(found.value, { at: clock().toISOString(), organisation }),
              null,
              2,
            ),
            entries: rows.length,
          };
    await noteReading(deps, c, {
      what: 'Activity in numbers, as a file',
      details: { months: `${from} to ${to}`, format },
    });
    return c.json(file);
  });

  return app;
}

const asCsv = (rows: Activity['rows']): string =>
  csv([
    ['Month', 'What is counted', 'Counted by', 'Of which', 'Number'],
    ...rows.map(({ month, measure, by, value, count }) => [
      month,
      measureTitles[measure],
      byTitles[by],
      value,
      count,
    ]),
  ]);
