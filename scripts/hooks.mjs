/** After an install: git hooks for people who commit. Skipped where there is no checkout, and in CI. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './lib/prepare.mjs';

if (!process.env.CI && existsSync(join(root, '.git'))) {
  await run('git', ['config', 'core.hooksPath', 'scripts/git-hooks'], { capture: true });
}
