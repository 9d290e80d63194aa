import type { Transaction } from 'kysely';
import { ruleAudit } from '../../src/domain/audit/rule-audit.ts';
import { pinsOf } from '../../src/rules/life-cycle/pins.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { Vocabulary } from '../../src/rules/vocabulary.ts';
import { append } from '../audit/ledger.ts';
import { basisOf } from '../audit/of-session.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import type { Tables } from '../store/tables.ts';
import type { BookDeps } from './deps.ts';
import { digestOf } from './digest.ts';

/** Who wrote what a site starts with. Nobody's key: anybody may approve the next version of it. */
const packAuthor = { byKey: 'pack', by: { name: 'Safelight rule pack' } } as const;

const noPins = { codeSets: [], eventKinds: '' };

/** The configured pack as first versions, each with the status that it is shipped with. */
function firstVersions({ config, clock }: BookDeps): readonly StoredVersion[] {
  const now = clock();
  const { rules, codeSets } = config.rulePack;
  const first = { number: 1, submitted: false, createdAt: now, changedAt: now };
  return [
    ...codeSets.map((set): StoredVersion => ({
      ...first,
      kind: 'code-set',
      id: set.id,
      version: set.version,
      status: 'active',
      content: set,
      digest: digestOf(set),
      pins: noPins,
      activeAt: now,
    })),
    ...rules.map((rule): StoredVersion => ({
      ...first,
      kind: 'rule',
      id: rule.id,
      version: rule.version,
      status: rule.status,
      content: rule,
      digest: digestOf(rule),
      pins: toPins(rule, config.rulePack),
      ...(rule.status === 'silent' || rule.status === 'active' ? { silentAt: now } : {}),
      ...(rule.status === 'active' ? { activeAt: now } : {}),
    })),
  ];
}

/** The pins of a rule as they are kept. */
export function toPins(rule: Pick<Rule, 'when'>, vocabulary: Vocabulary): StoredVersion['pins'] {
  const { codeSets, eventKinds } = pinsOf(rule, vocabulary, digestOf);
  return { codeSets: [...codeSets], eventKinds };
}

/** Begins a tenant's rule book with the configured pack as it is, once, whichever replica comes first. */
export async function beginBook(deps: BookDeps, tenant: string, within?: Transaction<Tables>): Promise<void> {
  const begin = async (tx: Transaction<Tables>): Promise<void> => {
    const { ruleVersions, ruleActs, ruleDecisions } = deps.store;
    await ruleVersions.lock(tx, tenant);
    if ((await ruleVersions.revision(tx, tenant)) !== undefined) return;
    const versions = firstVersions(deps);
    const now = deps.clock();
    await ruleVersions.nextRevision(tx, tenant, now);
    await ruleVersions.add(tx, tenant, versions);
    await ruleActs.add(
      tx,
      tenant,
      versions.map(({ kind, id, number }) => ({ kind, id, number, act: 'imported', ...packAuthor, at: now })),
    );
    await ruleDecisions.add(
      tx,
      tenant,
      versions.map(({ kind, id, digest }) => ({ kind, id, digest, decision: 'imported' })),
      now,
    );
    const { name } = packAuthor.by;
    await append(
      tx,
      tenant,
      ruleAudit({
        at: now.toISOString(),
        user: { reference: name, name },
        source: { name: `Safelight at ${deps.config.site.name}`, address: deps.address },
        basis: basisOf(deps, 'governance'),
        what: 'Alert rules: shipped pack imported',
        about: deps.config.rulePack.version,
      }),
    );
  };
  if (within !== undefined) await begin(within);
  else await deps.store.db.transaction().execute(begin);
}
