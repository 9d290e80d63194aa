import { fillRegisterOnce } from './audit/fill-register.ts';
import { entries, tenants } from './audit/ledger.ts';
import { heading, lineOf } from './audit/list-line.ts';
import { verify } from './audit/verify.ts';
import { databasePlace, readEnvironment } from './config/environment.ts';
import { describeFault } from './config/fault.ts';
import { openDatabase, type Database } from './store/database.ts';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** `npm run ledger -- verify`: computes every chain again. Answers whether all are intact. */
async function verifyAll(db: Database): Promise<boolean> {
  let intact = true;
  const all = await tenants(db);
  if (all.length === 0) say('The ledger has no entry yet.');
  for (const tenant of all) {
    const result = await verify(db, tenant);
    if (result.intact) {
      say(`${tenant}: intact, ${result.entries} entries, last hash ${result.head}`);
      if (result.toMakeAgain > 0) say(`${tenant}: ${othersLines(result.toMakeAgain)}`);
    } else say(`${tenant}: BROKEN at entry ${result.firstBroken}. ${result.why}`);
    intact &&= result.intact;
  }
  return intact;
}

const othersLines = (lines: number): string =>
  `${lines} ${lines === 1 ? 'line' : 'lines'} of the register made by another version of Safelight, not compared; made again by npm run migrate, or when a gateway starts that migrates itself`;

/** `npm run ledger -- list`: every entry as one line without a name; a child is a pseudonym. */
async function list(db: Database): Promise<boolean> {
  for (const tenant of await tenants(db)) {
    say(`# ${tenant}`);
    say(heading);
    let salt: string | undefined;
    for await (const row of entries(db, tenant)) {
      salt ??= row.hash;
      say(lineOf(row, salt));
    }
  }
  return true;
}

/** `npm run ledger -- export`: every entry whole, names included, as one line of JSON. */
async function exportAll(db: Database): Promise<boolean> {
  for (const tenant of await tenants(db)) {
    for await (const { number, hash, entry } of entries(db, tenant)) {
      say(`{"tenant":${JSON.stringify(tenant)},"number":${number},"hash":"${hash}","entry":${entry}}`);
    }
  }
  return true;
}

const commands: Readonly<Record<string, ((db: Database) => Promise<boolean>) | undefined>> = {
  verify: verifyAll,
  list,
  export: exportAll,
};

const command = commands[process.argv[2] ?? ''];
const environment = readEnvironment(process.env, 'seals-nothing');
if (command === undefined || !environment.ok) {
  process.stderr.write(
    environment.ok
      ? 'Say what to do: npm run ledger -- verify | list | export\n'
      : environment.failure.map((fault) => `${describeFault(fault)}\n`).join(''),
  );
  process.exit(2);
}
try {
  const { db } = await openDatabase(databasePlace(environment.value), {
    how: environment.value.operations.migrate,
    asOwner: fillRegisterOnce,
  });
  const done = await command(db);
  await db.destroy();
  process.exitCode = done ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The database could not be opened.'}\n`);
  process.exitCode = 2;
}
