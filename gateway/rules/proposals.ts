import type { Proposal } from '../../src/api/rules.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import type { CodeSet } from '../../src/domain/record.ts';
import { codeSetDifferences } from '../../src/rules/life-cycle/code-set-difference.ts';
import { differences } from '../../src/rules/life-cycle/difference.ts';
import type { Decision } from '../store/rule-decisions.ts';
import type { BookKind } from '../store/rule-versions.ts';
import { ruleOf, type Book } from './book.ts';
import { digestOf } from './digest.ts';
import { foremost } from './shape.ts';

type Decided = readonly Pick<Decision, 'kind' | 'id' | 'digest'>[];

/** Of a shipped thing that is shipped no longer. */
const withdrawn = 'withdrawn';

const is =
  (kind: BookKind, id: string, digest?: string) =>
  (one: Decided[number]): boolean =>
    one.kind === kind && one.id === id && (digest === undefined || one.digest === digest);

function rulesChanged(book: Book, decided: Decided, pack: RulePack): readonly Proposal[] {
  return pack.rules.flatMap((rule): readonly Proposal[] => {
    const digest = digestOf(rule);
    if (decided.some(is('rule', rule.id, digest))) return [];
    const here = foremost(book.rules.filter(({ id }) => id === rule.id));
    const changed = here === undefined ? [] : differences(ruleOf(here), rule, book.vocabulary);
    // What says the same here already needs no decision.
    if (here !== undefined && changed.length === 0) return [];
    return [
      {
        kind: 'rule',
        id: rule.id,
        title: rule.title,
        change: here === undefined ? 'new' : 'changed',
        version: rule.version,
        digest,
        differences: [...changed],
      },
    ];
  });
}

function codeSetsChanged(book: Book, decided: Decided, pack: RulePack): readonly Proposal[] {
  return pack.codeSets.flatMap((set): readonly Proposal[] => {
    const digest = digestOf(set);
    if (decided.some(is('code-set', set.id, digest))) return [];
    const here = foremost(book.codeSets.filter(({ id }) => id === set.id));
    const changed = here === undefined ? [] : codeSetDifferences(here.content as CodeSet, set);
    if (here !== undefined && changed.length === 0) return [];
    return [
      {
        kind: 'code-set',
        id: set.id,
        title: set.title,
        change: here === undefined ? 'new' : 'changed',
        version: set.version,
        digest,
        differences: [...changed],
      },
    ];
  });
}

function rulesWithdrawn(book: Book, decided: Decided, pack: RulePack): readonly Proposal[] {
  const shipped = new Set(pack.rules.map(({ id }) => id));
  const ids = [...new Set(decided.filter(({ kind }) => kind === 'rule').map(({ id }) => id))];
  return ids
    .filter((id) => !shipped.has(id) && !decided.some(is('rule', id, withdrawn)))
    .flatMap((id): readonly Proposal[] => {
      const here = foremost(book.rules.filter((version) => version.id === id));
      if (here === undefined || here.status === 'retired') return [];
      const { title } = ruleOf(here);
      return [{ kind: 'rule', id, title, change: 'withdrawn', digest: withdrawn, differences: [] }];
    });
}

/** What the shipped pack says otherwise than this tenant, and nobody has decided on. Nothing of it applies by itself. */
export const proposalsFor = (book: Book, decided: Decided, pack: RulePack): readonly Proposal[] => [
  ...rulesChanged(book, decided, pack),
  ...codeSetsChanged(book, decided, pack),
  ...rulesWithdrawn(book, decided, pack),
];
