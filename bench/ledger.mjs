/**
 * How long the ledger takes: `npx tsx bench/ledger.mjs [lines]`, on DATABASE_URL or, without it, inside this process. The
 * database is filled, so give an empty one. A chain of 20,000 entries is appended to and verified; the register is searched
 * with so many lines, which are copies of theirs with other children. A plain insert of the same text stands beside it.
 */
import { openStore } from '../gateway/store/store.ts';
import { append } from '../gateway/audit/ledger.ts';
import { keepLines, registerRow } from '../gateway/audit/project.ts';
import { canonical } from '../gateway/audit/canonical.ts';
import { chainHash, beginning } from '../gateway/audit/ledger.ts';
import { verify } from '../gateway/audit/verify.ts';
import { sql } from 'kysely';

const lines = Number(process.argv[2] ?? 100_000);
const wanted = Math.min(lines, 20_000);
const url = process.env['DATABASE_URL'];
const store = await openStore(url === undefined ? { kind: 'memory' } : { kind: 'server', url }, [
  Buffer.alloc(32, 7),
]);
const tenant = 'bench';
const kinds = [
  'Safeguarding concern',
  'Look-up of child protection information',
  'Draft of a concern',
  'Safeguarding log',
];
const first = Date.UTC(2025, 0, 1);
const children = Math.max(1, Math.floor(wanted / 20));
const eventOf = (i) => ({
  resourceType: 'AuditEvent',
  meta: { profile: ['https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead'] },
  type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
  action: i % 4 === 0 ? 'C' : 'R',
  outcome: '0',
  recorded: new Date(first + Math.floor((i / wanted) * 690 * 86_400_000)).toISOString(),
  purposeOfEvent: [{ coding: [{ code: 'TREAT' }] }],
  agent: [
    {
      requestor: true,
      name: `Person ${i % 500} SAMPLE`,
      who: { reference: `https://ehr.example/fhir/Practitioner/${i % 500}` },
      role: [{ text: 'Staff nurse' }],
    },
  ],
  source: { observer: { display: 'Safelight' } },
  entity: [
    {
      what: { reference: `https://ehr.example/fhir/Patient/${i % children}` },
      role: { code: '1' },
      detail: [{ type: 'lawful-basis', valueString: 'a: Article 6(1)(e)' }],
    },
    {
      role: { code: '4' },
      description: kinds[i % 4],
      detail: [
        { type: 'consent', valueString: i % 3 === 0 ? 'given' : 'refused' },
        { type: 'phase', valueString: 'answered' },
      ],
    },
  ],
});
const say = (what, text) => process.stdout.write(`${what.padEnd(62)} ${text}\n`);
const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const median = async (times, work) => {
  const all = [];
  for (let i = 0; i < times; i += 1) all.push(await timed(work));
  all.sort((a, b) => a - b);
  return `${all[Math.floor(times / 2)].toFixed(1)} ms (worst ${all.at(-1).toFixed(1)})`;
};

// Filled in large steps, as append would; only the appends below are timed.
let head = beginning;
const filled = await timed(async () => {
  for (let at = 1; at <= wanted; at += 1000) {
    const rows = [];
    for (let number = at; number < at + 1000 && number <= wanted; number += 1) {
      const event = eventOf(number);
      const entry = canonical(event);
      const hash = chainHash({ previousHash: head, tenant, number, entry });
      rows.push({
        ledger: { tenant, number, previous_hash: head, hash, recorded_at: new Date(event.recorded), entry },
        line: registerRow(tenant, number, event),
      });
      head = hash;
    }
    await store.db
      .insertInto('ledger')
      .values(rows.map(({ ledger }) => ledger))
      .execute();
    await keepLines(
      store.db,
      rows.map(({ line }) => line),
    );
  }
});
say(`${wanted} entries filled`, `${(filled / 1000).toFixed(0)} s`);
const many = 'many';
const copied = await timed(async () => {
  for (let copy = 0; copy * wanted < lines; copy += 1) {
    await sql`insert into register select ${many}, number + ${copy * wanted}, at, day, kind, child || ${`-${copy}`}, person,
      without_consent, null, line from register where tenant = ${tenant} and number <= ${wanted}`.execute(
      store.db,
    );
    for (let i = 0; i < children; i += 500) {
      await store.db.transaction().execute(async (tx) => {
        for (let n = i; n < Math.min(children, i + 500); n += 1)
          await store.registerChildren.note(
            tx,
            { tenant: many, child: `https://ehr.example/fhir/Patient/${n}-${copy}` },
            { name: `Child${n} of${copy} TESTCHILD` },
            undefined,
          );
      });
    }
  }
});
say(
  `${lines} lines copied, ${Math.ceil(lines / wanted) * children} children named`,
  `${(copied / 1000).toFixed(0)} s`,
);
// Only the owner may; a pool has more connections than this one.
await store.db.connection().execute(async (one) => {
  await sql`reset role`.execute(one);
  await sql`vacuum analyze`.execute(one);
  if (store.guard !== 'trigger') await sql`set role safelight_gateway`.execute(one);
});

let i = wanted;
say(
  'append, one transaction each',
  await median(300, () =>
    store.db.transaction().execute((tx) => append(tx, tenant, eventOf(wanted - ((i += 1) % 10)))),
  ),
);
say(
  'a plain insert of the same text, one transaction each',
  await median(300, () =>
    store.db.transaction().execute((tx) =>
      tx
        .insertInto('secrets')
        .values({ name: `n${(i += 1)}`, sealed: canonical(eventOf(i)) })
        .execute(),
    ),
  ),
);
const all = { tenant: many, from: '2025-01-01', to: '2026-12-31', kinds: [], onlyWithoutConsent: false };
const month = { ...all, from: '2025-06-01', to: '2025-06-30' };
const child = ['https://ehr.example/fhir/Patient/7-0'];
for (const [what, filter] of [
  ['first page, all days', all],
  ['first page, one month long ago', month],
  ['first page, one kind, all days', { ...all, kinds: ['concern'] }],
  ['first page, two kinds that are rare or absent', { ...all, kinds: ['disclosure', 'not-shared'] }],
  ['first page, one child', { ...all, children: child }],
  ['first page, one person', { ...all, people: ['Person 7 SAMPLE'] }],
  ['first page, without consent', { ...all, onlyWithoutConsent: true }],
]) {
  say(what, await median(15, () => store.register.page(filter, 51)));
  say(`  how many match`, await median(7, () => store.register.count(filter)));
}
say('a page half way down', await median(15, () => store.register.page(all, 51, Math.floor(lines / 2))));
say(
  `children by part of a name, one month`,
  await median(3, () =>
    store.registerChildren.byName({ tenant: many, from: month.from, to: month.to }, (name) =>
      name.includes('Child77 '),
    ),
  ),
);
say(
  `children by part of a name, all days`,
  await median(1, () =>
    store.registerChildren.byName({ tenant: many, from: all.from, to: all.to }, (name) =>
      name.includes('Child77 '),
    ),
  ),
);
const took = await timed(async () =>
  say('verify', JSON.stringify(await verify(store.db, tenant)).slice(0, 60)),
);
say('  took', `${(took / 1000).toFixed(1)} s, ${Math.round((wanted / took) * 1000)} entries a second`);
await store.db.destroy();
