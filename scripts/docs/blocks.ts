import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpisReasons, launchFailure, launchFailures } from './failures.ts';
import { issuerFields } from './issuer-fields.ts';
import { issuerScopes } from './issuer-scopes.ts';
import { eventsTable, writtenExample } from './resources.ts';
import { selfCheckLines, selfCheckTypes } from './self-check-lines.ts';
import { settingsTable } from './settings.ts';

/** What stands between `<!-- made: events Condition -->` and `<!-- /made -->`, by its first word. */
const kinds: Readonly<Record<string, (about: string) => string>> = {
  events: eventsTable,
  written: writtenExample,
  failure: launchFailure,
  'launch-failures': launchFailures,
  'cpis-reasons': cpisReasons,
  'issuer-fields': issuerFields,
  'issuer-scopes': issuerScopes,
  settings: settingsTable,
  'self-check-lines': selfCheckLines,
  'self-check-types': selfCheckTypes,
};

function blockOf(name: string): string {
  const [kind = '', about = ''] = name.split(' ');
  const make = kinds[kind];
  if (make === undefined) throw new Error(`No block is called "${name}".`);
  return make(about);
}

const made = /(<!-- made: ([^>]+?) -->\n)[\s\S]*?(\n<!-- \/made -->)/g;

/** The page with every made block as it is now. */
export const withBlocks = (page: string): string =>
  page.replace(made, (_, begin: string, name: string, end: string) => `${begin}\n${blockOf(name)}\n${end}`);

export const docs = join(import.meta.dirname, '../../docs');

/** Every page of the documentation that has a made block: full paths. */
export const pagesWithBlocks = (): readonly string[] =>
  readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(docs, name))
    .filter((file) => readFileSync(file, 'utf8').includes('<!-- made: '));
