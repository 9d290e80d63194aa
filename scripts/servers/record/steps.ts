import type { PageConfig } from '../../../src/config/page-config.ts';
import { scenarios } from '../../../mocks/scenarios/all.ts';
import type { FhirServer } from '../hapi/start-hapi.ts';
import { must, NotRun, type Steps } from '../job/steps.ts';
import { difference, holdLost } from './compare.ts';
import { inOnePage, toServer } from './connections.ts';
import { readRecord, type RecordRead } from './read-record.ts';
import { writtenIsValid } from './valid.ts';

/** The settings that the gateway writes into the app's page. */
export async function pageConfigOf(gateway: string): Promise<PageConfig> {
  const page = await (await fetch(`${gateway}/`)).text();
  const [, found] = /<script type="application\/json" id="safelight-page"[^>]*>([^<]*)</.exec(page) ?? [];
  must(found !== undefined, 'the gateway wrote no settings into its page');
  return JSON.parse(found) as PageConfig;
}

/** Entries in a page, so that some children's records have many. */
const smallPage = 12;

function mostOfAType(resources: readonly fhir4.FhirResource[]): number {
  const counts = new Map<string, number>();
  for (const { resourceType: type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

interface About {
  readonly fhir: FhirServer;
  readonly config: PageConfig;
  /** The instant that the records were loaded for. */
  readonly loadedAt: Date;
  /** The children that were loaded. */
  readonly children: readonly string[];
}

/**
 * What is asked of a FHIR server by itself, past any front: every child's record through Safelight's own reader and
 * rules, in the server's pages and with pages lost, and every kind of resource that Safelight writes.
 */
export async function recordSteps(steps: Steps, { fhir, config, loadedAt, children }: About): Promise<void> {
  const [issuer] = config.issuers;
  must(issuer !== undefined, 'the page has no issuer');
  const now = loadedAt.toISOString();
  const whole = new Map<string, RecordRead>();
  /** Of children of whom there is more of one type than a small page holds. */
  const paged = new Map<string, RecordRead>();
  const read = (connection: Parameters<typeof readRecord>[0]) => readRecord(connection, config, issuer, now);
  await steps.take('every-child', 'Each child: each rule as of the same record in one page', [], async () => {
    const statement = (await (await fetch(`${fhir.base}/metadata`)).json()) as fhir4.CapabilityStatement;
    let pages = 0;
    for (const { id, build } of scenarios.filter((one) => children.includes(one.id))) {
      const { resources } = build(loadedAt, loadedAt.getTime().toString(36));
      const expected = await read(inOnePage(resources, id, statement));
      const to = toServer(fhir.base, id);
      const differs = difference(expected, await read(to.connection));
      must(differs === undefined, `${id}: ${differs ?? ''}`);
      whole.set(id, expected);
      if (mostOfAType(resources) > smallPage) paged.set(id, expected);
      pages += to.pages();
    }
    return `${whole.size} children, ${[...whole.values()][0]?.truths.size ?? 0} rules each, ${pages} further pages`;
  });
  await steps.take('small-pages', `The same in pages of ${smallPage}`, ['every-child'], async () => {
    if (paged.size === 0) throw new NotRun('no child of this run has more than a page of anything');
    let pages = 0;
    for (const [id, expected] of paged) {
      const to = toServer(fhir.base, id, { pageSize: smallPage });
      const differs = difference(expected, await read(to.connection));
      must(differs === undefined, `${id}: ${differs ?? ''}`);
      pages += to.pages();
    }
    must(pages > 0, 'no search had more than one page');
    return `${paged.size} children, ${pages} further pages`;
  });
  await steps.take(
    'lost-pages',
    'Pages that the server let go of are said to be missing',
    ['small-pages'],
    async () => {
      let [pages, undecided] = [0, 0];
      for (const [id, expected] of paged) {
        const to = toServer(fhir.base, id, { pageSize: smallPage, lost: true });
        undecided += holdLost(expected, await read(to.connection), to.types);
        pages += to.pages();
      }
      must(pages > 0, 'no page was lost');
      return `${pages} searches cut short, ${undecided} answers undecided, none another`;
    },
  );
  await steps.take('valid', 'All that Safelight writes is valid to the server', [], () =>
    writtenIsValid(fhir.base),
  );
}
