import * as v from 'valibot';
import { readFolder, type Folders } from './json-files.ts';

/** Where the codes that are configured were found: for people. Rules never read it, and no page of a child carries it. */
export interface CodeSources {
  /** Of one code of a set. */
  readonly of: (set: string, concept: Key) => string | undefined;
  /** What is to be known of a whole set, e.g. which codes could not be verified. */
  readonly note: (set: string) => string | undefined;
}

type Key = Readonly<Record<'system' | 'code', string>>;

const Text = v.optional(v.string());
const File = v.object({
  id: v.string(),
  note: Text,
  source: Text,
  concepts: v.array(v.object({ system: v.string(), code: v.string(), source: Text })),
});

const keyOf = (set: string, { system, code }: Key): string => `${set} ${system}|${code}`;

/** Reads sources and notes of the code sets. What is wrong with a file is said by whoever reads its codes. */
export async function loadCodeSources(folders: Folders): Promise<CodeSources> {
  const sources = new Map<string, string>();
  const notes = new Map<string, string>();
  for (const file of await readFolder(folders, 'code-sets')) {
    const read = v.safeParse(File, file.ok ? file.value.content : undefined);
    if (!read.success) continue;
    const { id, note, source: ofAll, concepts } = read.output;
    if (note !== undefined) notes.set(id, note);
    for (const { source = ofAll, ...concept } of concepts) {
      if (source !== undefined) sources.set(keyOf(id, concept), source);
    }
  }
  return { of: (set, concept) => sources.get(keyOf(set, concept)), note: (set) => notes.get(set) };
}
