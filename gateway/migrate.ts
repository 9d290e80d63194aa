import { fillRegister } from './audit/fill-register.ts';
import { databasePlace, readEnvironment } from './config/environment.ts';
import { describeFault } from './config/fault.ts';
import { databaseFault } from './process/database-fault.ts';
import { openDatabase } from './store/database.ts';
import { inspect } from './store/inspect.ts';
import type { Standing } from './store/standing.ts';

/**
 * `npm run migrate`: brings the database of the environment up to date, as its owner. `--dry-run` says what would be done;
 * `--check` as well, and ends with 1 where something would. 2: it could not be looked at, or is not to be touched.
 */
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const end = (code: number, ...lines: readonly string[]): never => {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  process.exit(code);
};

const [option, ...more] = process.argv.slice(2);
if (more.length > 0 || (option !== undefined && option !== '--check' && option !== '--dry-run'))
  end(2, 'Say npm run migrate, npm run migrate -- --check or npm run migrate -- --dry-run.');
const environment = readEnvironment(process.env, 'seals-nothing');
if (!environment.ok) end(2, ...environment.failure.map(describeFault));
else {
  const place = databasePlace(environment.value);
  try {
    const standing = await inspect(place);
    say(wordsOf(standing));
    if (standing.state === 'too-new' || standing.state === 'other') process.exitCode = 2;
    else if (option !== undefined)
      process.exitCode = option === '--check' && standing.state === 'behind' ? 1 : 0;
    else {
      let lines = 0;
      const { db, guard } = await openDatabase(place, {
        asOwner: async (owner) => (lines = await fillRegister(owner)),
      });
      await db.destroy();
      if (lines > 0) say(`${lines} lines of the register made.`);
      say(
        guard === 'trigger'
          ? 'Done. This user may not make or use the role safelight_gateway: the ledger is kept append-only by its trigger alone.'
          : 'Done. The role safelight_gateway has what the gateway needs, and no right to change the ledger.',
      );
    }
  } catch (error) {
    end(2, describeFault(databaseFault(error)));
  }
}

function wordsOf(standing: Standing): string {
  switch (standing.state) {
    case 'current':
      return 'The database is up to date.';
    case 'behind':
      return standing.missing.length === 0
        ? 'To do: the lines of the register, made again by this version.'
        : `To do: ${standing.missing.join(', ')}.`;
    case 'newer':
      return `A later version brought the database further (${standing.unknown.join(', ')}); this version can work beside that. Nothing to do.`;
    case 'too-new':
      return `A later version changed the database (${standing.unknown.join(', ')}) in a way that this version must not work beside. Nothing was done.`;
    case 'other':
      return `The database is of another line of versions: it lacks ${standing.missing.join(', ')} and has ${standing.unknown.join(', ')}. Nothing was done.`;
  }
}
