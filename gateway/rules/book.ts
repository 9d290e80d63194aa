import type { Transaction } from 'kysely';
import type { CodeSet } from '../../src/domain/record.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { parseTestChildren, type TestChild } from '../../src/rules/validate/test-child.ts';
import type { Vocabulary } from '../../src/rules/vocabulary.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import type { Tables } from '../store/tables.ts';
import { beginBook } from './begin-book.ts';
import type { BookDeps } from './deps.ts';

/** A tenant's rule book: all of it, as it stands. */
export interface Book {
  readonly tenant: string;
  readonly revision: number;
  /** Versions of rules, oldest first. */
  readonly rules: readonly StoredVersion[];
  /** Versions of code sets, oldest first. */
  readonly codeSets: readonly StoredVersion[];
  /** The code sets in force and the event kinds that this site maps. */
  readonly vocabulary: Vocabulary;
  readonly childrenJson: readonly unknown[];
  readonly children: readonly TestChild[];
}

/** A rule's content as a rule: it was checked before it was kept. */
export const ruleOf = ({ content, version, status }: StoredVersion): Rule => ({
  ...(content as Rule),
  version,
  status,
});

/** Code sets in force. One that is shipped and that this tenant has never had is there too: event kinds may need it. */
function vocabularyOf(codeSets: readonly StoredVersion[], shipped: Vocabulary): Vocabulary {
  const had = new Set(codeSets.map(({ id }) => id));
  return {
    eventKinds: shipped.eventKinds,
    codeSets: [
      ...codeSets.filter(({ status }) => status === 'active').map(({ content }) => content as CodeSet),
      ...shipped.codeSets.filter(({ id }) => !had.has(id)),
    ],
  };
}

/** Reads the book. A tenant that is seen for the first time starts with the pack that is configured. */
export async function openBook(deps: BookDeps, tenant: string, within?: Transaction<Tables>): Promise<Book> {
  const { store, config } = deps;
  const db = within ?? store.db;
  const known = await store.ruleVersions.revision(db, tenant);
  if (known === undefined) await beginBook(deps, tenant, within);
  const revision = known ?? (await store.ruleVersions.revision(db, tenant)) ?? 0;
  const versions = await store.ruleVersions.list(db, tenant);
  const codeSets = versions.filter(({ kind }) => kind === 'code-set');
  const vocabulary = vocabularyOf(codeSets, config.rulePack);
  const childrenJson = [...config.testChildren, ...(await store.ruleDecisions.children(db, tenant))];
  const children = parseTestChildren(childrenJson, vocabulary);
  return {
    tenant,
    revision,
    rules: versions.filter(({ kind }) => kind === 'rule'),
    codeSets,
    vocabulary,
    childrenJson,
    children: children.ok ? children.value : [],
  };
}
