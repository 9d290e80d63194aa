import type { Fetched, Incomplete, Instant } from '../domain/fetched.ts';
import type { Coverage, CoverageGap } from '../domain/record.ts';
import { unreachable } from '../domain/result.ts';

/** What the rules may conclude from a part of the record: only what was read to the end can show that something is absent. */
export function coverageOf(fetched: Fetched<unknown>, now: Instant): Coverage {
  switch (fetched.state) {
    case 'present':
    case 'none-recorded':
      return { state: 'complete', asOf: fetched.asOf };
    case 'loading':
      return gap('loading', now);
    case 'not-permitted':
      return gap('not-permitted', now, fetched.scope);
    case 'not-shared':
      return gap('not-shared', now);
    case 'unavailable':
      return gap('unavailable', fetched.asOf, fetched.why.kind);
    case 'incomplete':
      return gap(gapOf(fetched.why), fetched.asOf, fetched.why.kind);
    default:
      return unreachable(fetched);
  }
}

function gapOf(why: Incomplete): CoverageGap {
  if (why.kind === 'odd-entries') return 'odd-entries';
  return why.kind === 'permitted-in-part' ? 'not-permitted' : 'pages-missing';
}

const gap = (why: CoverageGap, asOf: Instant, detail?: string): Coverage => ({
  state: 'incomplete',
  why,
  asOf,
  ...(detail === undefined ? {} : { detail }),
});
