import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Validates every resource that Safelight writes with HL7's instance validator (HAPI FHIR, R4) and the profiles that the
 * resources claim. Needs Java 17 and Maven; without them it says that it was not run. Ends with 1 on any error.
 */
const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

const has = (program) => spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0;

if (!has('java') || !has('mvn')) {
  console.log('Validation not run: it needs Java 17 and Maven.');
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), 'safelight-validate-'));
const samples = join(folder, 'samples');
const against = join(folder, 'against');

/** Maven, from what is on this machine; fetching the libraries once where they are not. */
function validate(offline) {
  return spawnSync(
    'mvn',
    [
      '--batch-mode',
      '--quiet',
      ...(offline ? ['--offline'] : []),
      'compile',
      'exec:java',
      `-Dexec.args=${samples} ${against}`,
    ],
    { cwd: here, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
}

const isDone = ({ stdout }) => /\d+ resources validated/.test(stdout);

try {
  await run(process.execPath, ['--import', 'tsx', 'scripts/validate/samples.ts', samples, against], {
    cwd: root,
  });
  const offline = validate(true);
  const done = isDone(offline) ? offline : validate(false);
  if (!isDone(done)) {
    console.log('Validation not run: Maven could not start the validator.');
    console.log(done.stdout.trim() || done.stderr.trim());
    process.exitCode = process.env['CI'] === 'true' ? 1 : 0;
  } else {
    const all = process.argv.includes('--warnings');
    console.log(
      done.stdout
        .split('\n')
        .filter((line) => all || !line.startsWith('WARNING'))
        .join('\n')
        .trim(),
    );
    process.exitCode = done.status === 0 ? 0 : 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
