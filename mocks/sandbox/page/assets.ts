import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The parts of Safelight's look that the choices and the inbox borrow; the pretend EHR around them has its own. */
const styles = ['tokens', 'base', 'page', 'buttons', 'forms'].map((name) =>
  here(`../../../src/ui/css/${name}.css`),
);
const font = fileURLToPath(
  import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
);

export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const bytes = async (file: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await readFile(file));

/** The page's files by name; read at each request, because this is a tool for people who are changing them. */
export async function readAsset(name: string): Promise<Asset | undefined> {
  switch (name) {
    case 'style.css': {
      const sheets = await Promise.all(
        [...styles, here('../sandbox.css')].map((file) => readFile(file, 'utf8')),
      );
      return { type: 'text/css; charset=utf-8', body: new TextEncoder().encode(sheets.join('\n')) };
    }
    case 'page.js':
    case 'parts.js':
    case 'cards.js':
    case 'inbox.js':
    case 'faults.js':
    case 'window.js':
      return { type: 'text/javascript; charset=utf-8', body: await bytes(here(name)) };
    case 'inter.woff2':
      return { type: 'font/woff2', body: await bytes(font) };
    default:
      return undefined;
  }
}
