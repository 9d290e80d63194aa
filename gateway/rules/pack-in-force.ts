import type { RulePack } from '../../src/config/page-config.ts';
import { packVersion } from '../../src/rules/digest.ts';
import { parseRule } from '../../src/rules/validate/parse-rule.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import { openBook, ruleOf, type Book } from './book.ts';
import { unsourced } from './sourced.ts';

type PackDeps = Pick<Deps, 'store' | 'config' | 'clock' | 'address' | 'log'>;

/** A pack, and what names it exactly: silent rules too, which the pack's own version does not count. */
export interface PackInForce {
  readonly pack: RulePack;
  readonly tag: string;
}

/** Rules that clinicians see, or that run silently. One that the engine can no longer evaluate is left out, loudly. */
function packOf(book: Book, { log }: PackDeps): RulePack {
  const live = book.rules.filter(({ status }) => status === 'active' || status === 'silent').map(ruleOf);
  const sound = live.filter((rule) => {
    const { ok } = parseRule(rule, book.vocabulary);
    if (!ok) {
      log.error(
        { rule: rule.id, version: rule.version, tenant: book.tenant },
        'a rule in force cannot be evaluated with the event kinds that are configured, and is left out',
      );
    }
    return ok;
  });
  const { codeSets, eventKinds } = book.vocabulary;
  const vocabulary = { codeSets: codeSets.map(unsourced), eventKinds };
  return { version: packVersion(sound, vocabulary), rules: sound, ...vocabulary };
}

/**
 * The pack in force of each tenant, from its rule book. What was read is kept for as long as the book's revision, asked
 * each time, is the same: the database is what counts, in every replica. While it cannot be read, the pack that was read
 * last is served, or the configured one: a clinician without rules is worse off than with yesterday's.
 */
export function packsInForce(deps: PackDeps): (tenant: string) => Promise<PackInForce> {
  const kept = new Map<string, PackInForce & { readonly revision: number }>();
  const read = async (tenant: string): Promise<PackInForce> => {
    const revision = await deps.store.ruleVersions.revision(deps.store.db, tenant);
    const known = kept.get(tenant);
    if (known !== undefined && known.revision === revision) return known;
    const book = await openBook(deps, tenant);
    const pack = packOf(book, deps);
    const inForce = { pack, tag: `${book.revision}.${pack.version}`, revision: book.revision };
    kept.set(tenant, inForce);
    return inForce;
  };
  return async (tenant) => {
    try {
      return await read(tenant);
    } catch (error) {
      deps.log.error({ ...errorFacts(error), tenant }, 'the rule book could not be read');
      const { rulePack } = deps.config;
      return kept.get(tenant) ?? { pack: rulePack, tag: rulePack.version };
    }
  };
}
