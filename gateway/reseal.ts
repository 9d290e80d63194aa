import { databasePlace, readEnvironment } from './config/environment.ts';
import { describeFault } from './config/fault.ts';
import { loadKeys } from './config/keys.ts';
import { databaseFault } from './process/database-fault.ts';
import { openDatabase } from './store/database.ts';
import { reseal } from './store/reseal.ts';
import { keyId, openSeal } from './store/seal.ts';
import { keysInUse } from './store/sealed-columns.ts';

/**
 * `npm run reseal`: seals everything that is stored anew with the first key, as the owner of the tables, while gateways work
 * on; it may be interrupted and run again. `--check` only counts what each key seals. Ends with 1 where a key other than the
 * first is still needed, 2 where it could not be done.
 */
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const end = (...lines: readonly string[]): never => {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  process.exit(2);
};

const [option, ...more] = process.argv.slice(2);
if (more.length > 0 || (option !== undefined && option !== '--check'))
  end('Say npm run reseal, or npm run reseal -- --check.');
const environment = readEnvironment(process.env);
if (!environment.ok) end(...environment.failure.map(describeFault));
else {
  const keys = await loadKeys(environment.value);
  if (!keys.ok) end(...keys.failure.map(describeFault));
  else await run(keys.value, databasePlace(environment.value));
}

async function run(keys: readonly Buffer[], place: Parameters<typeof openDatabase>[0]): Promise<void> {
  try {
    // As whoever owns the tables: what was written for ever is sealed anew too.
    const { db } = await openDatabase(place, { how: 'as-owner' });
    try {
      const seal = await openSeal(db, keys);
      if (option === undefined) {
        const rows = await reseal(db, seal, (done) =>
          say(`${done.table}.${done.column}: ${done.rows} sealed with ${seal.sealsWith()}`),
        );
        say(`${rows} sealed anew.`);
      }
      const held = keys.map(keyId);
      const others = [...(await keysInUse(db))].filter(([id]) => id !== seal.sealsWith());
      for (const [id, count] of others)
        say(`${count} still sealed with ${id}${held.includes(id) ? '' : ', which is not given'}.`);
      if (others.length === 0) say(`Everything is sealed with ${seal.sealsWith()}: no other key is needed.`);
      process.exitCode = others.length === 0 ? 0 : 1;
    } finally {
      await db.destroy();
    }
  } catch (error) {
    end(describeFault(databaseFault(error)));
  }
}
