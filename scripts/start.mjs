/** `npm start`: installs what is missing, builds, and serves the sandbox, the gateway and the app. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, install, requireNode, root, stop } from './lib/prepare.mjs';
import { portsOf, startWorld, takenPort } from './lib/world.mjs';

const started = Date.now();
const say = (what) =>
  process.stdout.write(`  ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}\n`);

requireNode();
const unknown = process.argv.slice(2).find((argument) => argument !== '--reset');
if (unknown) stop(`npm start does not know "${unknown}". It takes --reset, which empties the data folder.`);

const port = Number(process.env.PORT ?? 4000);
if (!Number.isInteger(port) || port < 1024 || port > 65_533)
  stop(`PORT must be a whole number from 1024 to 65533; it is "${process.env.PORT}".`);
const taken = await takenPort(port);
if (taken)
  stop(
    `Port ${taken} is taken (Safelight uses ${Object.values(portsOf(port)).join(', ')}). Stop what uses it, or choose others: PORT=${port + 100} npm start`,
  );

const data = resolve(root, process.env.SAFELIGHT_DATA ?? '.safelight');
const mark = join(data, '.safelight-data');
if (process.argv.includes('--reset') && existsSync(data)) {
  if (!existsSync(mark))
    stop(`${data} was not made by Safelight, so it is not emptied. Set SAFELIGHT_DATA to another folder.`);
  rmSync(data, { recursive: true });
  say('Emptied the data folder');
}
mkdirSync(data, { recursive: true });
writeFileSync(mark, 'Made by Safelight. `npm start -- --reset` empties this folder.\n');

await install(say);
await build(say);

let world;
const leave = async (code) => {
  await world?.stop();
  process.exit(code);
};
let leaving = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    void leave(0);
  });
}
try {
  world = await startWorld({
    port,
    data,
    say,
    onExit: (message) => {
      process.stderr.write(`${message}\n`);
      if (!leaving) void leave(1);
    },
  });
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
process.stdout.write(`\nSafelight sandbox ready: ${world.ehr}\n`);
