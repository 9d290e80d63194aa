import { Hono } from 'hono';
import type * as v from 'valibot';
import {
  AskAccessReport,
  ExportRegister,
  SearchRegister,
  type AccessReport,
  type RegisterEntry,
  type RegisterFile,
  type RegisterPage,
} from '../../src/api/registers.ts';
import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import type { Wanted } from '../store/register.ts';
import { linesAsCsv } from './line-table.ts';
import { linesOf } from './lines.ts';
import { noteReading } from './note.ts';
import { narrowedBy, oneChild, wantedOf } from './wanted.ts';

const pageLines = 50;
/** More are a file that no spreadsheet opens; fewer days give fewer. */
const fileLines = 50_000;

const noSuchEntry = refusal(404, 'no-such-entry', 'The register holds no entry with this number.');
const tooMany = refusal(422, 'too-many', `More than ${fileLines} entries match.`, {
  field: 'from',
  fix: 'Choose fewer days.',
});
const notANumber = refusal(400, 'nhs-number-wrong', 'This is not a valid NHS number.', {
  field: 'nhsNumber',
  fix: 'Check its ten digits: one may be mistyped.',
});

/** Days that every register is within. */
const ever = { from: '0000-01-01', to: '9999-12-31', kinds: [], onlyWithoutConsent: false } as const;

/** The lines of the register: searched, one by one, as a file, and those about one child. */
export function searchRoutes(deps: Deps): Hono<Env> {
  const { store } = deps;
  const app = new Hono<Env>();

  app.post('/register/search', async (c) => {
    const asked = await bodyOf(c, SearchRegister);
    if (!asked.ok) return refuse(c, asked.failure);
    const tenant = c.get('session').tenant.id;
    const wanted = await wantedOf(store, tenant, asked.value);
    if (!wanted.ok) return refuse(c, wanted.failure);
    const rows = await store.register.page(wanted.value, pageLines + 1, asked.value.before);
    const shown = rows.slice(0, pageLines);
    const last = rows.length > pageLines ? shown.at(-1) : undefined;
    const page: RegisterPage = {
      lines: await linesOf(store, tenant, shown),
      matching: await store.register.count(wanted.value),
      entries: await store.register.entries(tenant),
      ...(last === undefined ? {} : { before: last.number }),
    };
    await noteReading(deps, c, {
      what: 'Register searched',
      details: { ...narrowedBy(asked.value), lines: String(shown.length) },
      about: oneChild(wanted.value),
    });
    return c.json(page);
  });

  app.get('/register/entries/:number', async (c) => {
    const tenant = c.get('session').tenant.id;
    const number = Number(/^[1-9]\d{0,8}$/.exec(c.req.param('number'))?.[0] ?? 0);
    const row = await store.register.one(tenant, number);
    const kept = await store.register.entry(tenant, number);
    const [line] = row === undefined ? [] : await linesOf(store, tenant, [row]);
    if (line === undefined || kept === undefined) {
      await noteReading(deps, c, { what: 'Register: one entry', refused: noSuchEntry.problem.code });
      return refuse(c, noSuchEntry);
    }
    const entry: RegisterEntry = {
      line,
      hash: kept.hash,
      previousHash: kept.previous_hash,
      entry: JSON.parse(kept.entry) as unknown,
    };
    await noteReading(deps, c, {
      what: 'Register: one entry',
      details: { entry: String(number) },
      ...(row?.child == null ? {} : { about: [row.child] }),
    });
    return c.json(entry);
  });

  app.post('/register/export', async (c) => {
    const asked = await bodyOf(c, ExportRegister);
    if (!asked.ok) return refuse(c, asked.failure);
    const tenant = c.get('session').tenant.id;
    const wanted = await wantedOf(store, tenant, asked.value);
    if (!wanted.ok) return refuse(c, wanted.failure);
    const rows = await store.register.page(wanted.value, fileLines + 1);
    if (rows.length > fileLines) return refuse(c, tooMany);
    const { format, from, to } = asked.value;
    const days = `${from}-to-${to}`;
    const file: RegisterFile = {
      entries: rows.length,
      ...(format === 'csv'
        ? {
            name: `safelight-register-${days}.csv`,
            type: 'text/csv;charset=utf-8',
            text: linesAsCsv(await linesOf(store, tenant, rows)),
          }
        : {
            name: `safelight-register-${days}.ndjson`,
            type: 'application/fhir+ndjson',
            text: await store.register.asKept(tenant, rows),
          }),
    };
    await noteReading(deps, c, {
      what: 'Register exported',
      details: { ...narrowedBy(asked.value), format, entries: String(rows.length) },
      about: oneChild(wanted.value),
    });
    return c.json(file);
  });

  app.post('/register/child', async (c) => {
    const asked = await bodyOf(c, AskAccessReport);
    if (!asked.ok) return refuse(c, asked.failure);
    const nhsNumber = parseNhsNumber(asked.value.nhsNumber);
    if (nhsNumber === undefined) return refuse(c, notANumber);
    const tenant = c.get('session').tenant.id;
    const children = await store.registerChildren.byNumber(tenant, nhsNumber);
    const [known] = (await store.registerChildren.named(tenant, children)).values();
    const what = 'Access report for one child';
    if (known === undefined) {
      await noteReading(deps, c, { what, details: { known: 'no' } });
      const unknown: AccessReport = { lines: [] };
      return c.json(unknown);
    }
    const wanted: Wanted = { tenant, children, ...ever };
    const rows = await store.register.page(wanted, fileLines + 1);
    if (rows.length > fileLines) return refuse(c, tooMany);
    const { name = 'Name not in the record', birthDate } = known;
    const report: v.InferOutput<typeof AccessReport> = {
      child: { name, nhsNumber, ...(birthDate === undefined ? {} : { birthDate }) },
      lines: await linesOf(store, tenant, rows),
    };
    await noteReading(deps, c, { what, details: { entries: String(rows.length) }, about: children });
    return c.json(report);
  });

  return app;
}
