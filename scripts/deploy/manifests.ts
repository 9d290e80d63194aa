import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** One object of a manifest, as far as every kind has it. */
export interface Manifest {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  /** The whole of it. */
  readonly content: Readonly<Record<string, unknown>>;
}

type Content = Omit<Manifest, 'file' | 'content'> & Manifest['content'];

/** Every object of the manifests in a folder, in the order in which they are applied. Throws where one is not YAML. */
export function manifestsIn(folder: string): readonly Manifest[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return files.flatMap((file) => {
    const documents = parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { uniqueKeys: true });
    return [...documents].map((document) => {
      const [error] = document.errors;
      if (error !== undefined) throw new Error(`${file}: ${error.message}`);
      const content = document.toJS() as Content;
      const { apiVersion, kind, metadata } = content;
      return { file, apiVersion, kind, metadata, content };
    });
  });
}

/** Every value below a name, wherever it stands in a part of a manifest. */
export function valuesOf(part: unknown, name: string): readonly unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => [
    ...(key === name ? [value] : []),
    ...valuesOf(value, name),
  ]);
}
