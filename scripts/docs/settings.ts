import { CareSettings, LocalAuthorities, Site } from '../../smart-config/schema/site.ts';
import { Cpis } from '../../smart-config/schema/cpis.ts';
import { IssuerFile } from '../../smart-config/schema/issuer.ts';
import { LawfulBases } from '../../smart-config/schema/lawful-bases.ts';
import { Settings } from '../../gateway/config/environment.ts';
import { rowsOf, type SettingRow } from './schema-rows.ts';
import { examples, fallbacks } from './setting-examples.ts';

/** Everything that a deployer may set, by where it is set. Rules, code sets and questionnaires are their own documentation. */
const places: Readonly<Record<string, readonly SettingRow[]>> = {
  environment: [...rowsOf(Settings), { path: 'SAFELIGHT_SECRET_…', fallback: 'none' }],
  'issuers/<id>.json': rowsOf(IssuerFile),
  'site.json': rowsOf(Site),
  'cpis.json': rowsOf(Cpis),
  'local-authorities.json': rowsOf(LocalAuthorities),
  'care-settings.json': rowsOf(CareSettings),
  'lawful-bases.json': rowsOf(LawfulBases),
};

/** Where examples are to be had of what is shipped whole or has a page of its own. */
const elsewhere: Readonly<Record<string, string>> = {
  'issuers/<id>.json': '[issuers.md](issuers.md)',
  'care-settings.json': 'the shipped file',
  'lawful-bases.json': 'the shipped file',
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** One table of every setting, with its default and an example. Throws where a setting has no example. */
export function settingsTable(): string {
  const lines = Object.entries(places).flatMap(([place, rows]) =>
    rows.map(({ path, fallback, example }) => {
      const given = examples[place]?.[path] ?? example;
      const shown = given === undefined ? elsewhere[place] : given.includes('`') ? given : `\`${given}\``;
      if (shown === undefined)
        throw new Error(`"${path}" of ${place} has no example: add one to scripts/docs/setting-examples.ts`);
      return `| \`${place}\` | \`${path}\` | ${cell(fallbacks[path] ?? fallback)} | ${cell(shown)} |`;
    }),
  );
  return ['| where | setting | default | example |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
