import { existsSync, readdirSync, readFileSync } from 'node:fs';

const assets = 'dist/app/assets';
const files = existsSync(assets) ? readdirSync(assets).filter((file) => file.endsWith('.js')) : [];
const importsOf = (file) =>
  [
    ...readFileSync(`${assets}/${file}`, 'utf8').matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g),
  ].map(([, imported]) => imported);

/** These files and everything that they import, which the browser fetches with them. */
function withImports(roots) {
  const found = new Set();
  const add = (file) => {
    if (found.has(file)) return;
    found.add(file);
    importsOf(file).forEach(add);
  };
  roots.forEach(add);
  return [...found].map((file) => `${assets}/${file}`);
}

/**
 * The page asks for `case` and `screen` by itself while the token is on its way. Every other part is fetched when a
 * person asks for it, or for the few children who need it. A part that is fetched for everybody belongs in this list.
 */
const first = ['index-', 'case-', 'screen-'].map((name) => {
  const file = files.find((one) => one.startsWith(name));
  if (file === undefined && files.length > 0) throw new Error(`The build has no ${name}*.js.`);
  return file ?? '';
});

/** The script that a page begins with. */
function entryOf(page) {
  const file = `dist/app/${page}`;
  if (!existsSync(file)) return '';
  return /<script type="module"[^>]* src="\/assets\/([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}

export default [
  {
    name: 'launch page',
    path: files.length > 0 ? withImports([entryOf('launch.html')]) : `${assets}/*.js`,
    limit: '30 kB',
    gzip: true,
  },
  {
    name: 'first screen',
    path: files.length > 0 ? withImports(first) : `${assets}/*.js`,
    limit: '200 kB',
    gzip: true,
  },
  { name: 'concern form, more', path: `${assets}/ConcernScreen-*.{js,css}`, limit: '90 kB', gzip: true },
];
