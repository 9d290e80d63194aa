import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that compile expressions or generate much run last: a mutant is mostly found before. */
const slow = ['/laws.', '/firing.', '/plan-definition.'];
const rank = ({ moduleId }: TestSpecification): number => slow.findIndex((name) => moduleId.includes(name));

class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
    return Promise.resolve(sorted);
  }
}

/**
 * The tests of the rules engine as `npm run mutation` runs them: in one process, so that each module is loaded once. The
 * comparison with fhirpath.js is not among them: it takes as long as all others together, for every mutant.
 */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/rules/**/*.test.ts'],
    exclude: ['src/rules/export/differential.test.ts'],
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
