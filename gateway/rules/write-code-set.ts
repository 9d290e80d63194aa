import type { CodeSet } from '../../src/domain/record.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { codeSetDifferences } from '../../src/rules/life-cycle/code-set-difference.ts';
import { greatest, nextVersion } from '../../src/rules/life-cycle/level.ts';
import { checkCodeSet, type WrittenConcept } from '../../src/rules/validate/code-set.ts';
import type { Refusal } from '../http/problem.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import type { Writing } from './acting.ts';
import type { BookDeps } from './deps.ts';
import { digestOf } from './digest.ts';
import { changedSince, refusedFields } from './refusals.ts';

interface CodeSetAsked {
  readonly id: string;
  readonly title: string;
  readonly concepts: readonly WrittenConcept[];
  /** Digest of the draft that was changed. */
  readonly seen: string | undefined;
  readonly reason?: string;
  /** It came with the pack, whose codes were sourced where it is kept. */
  readonly shipped?: boolean;
}

/** Writes a code set's draft, or begins its next version. Answers the number of the draft. */
export async function writeCodeSet(
  { store }: Pick<BookDeps, 'store'>,
  writing: Writing,
  asked: CodeSetAsked,
): Promise<Result<number, Refusal>> {
  const { tx, book, now } = writing;
  const { id, seen, reason } = asked;
  const versions = book.codeSets.filter((version) => version.id === id);
  const draft = versions.find(({ status }) => status === 'draft');
  if (draft?.digest !== seen) return fail(changedSince);
  const others = versions.filter((version) => version !== draft);
  const base = others.at(-1);
  // A draft that was given up is the newest, and nothing that anybody reads.
  const inForce = others.find(({ status }) => status === 'active') ?? base;
  const before = inForce?.content as CodeSet | undefined;
  const known = others.flatMap(({ content }) => (content as CodeSet).concepts);
  const checked = checkCodeSet(asked, asked.shipped === true ? 'all' : known);
  if (!checked.ok) return fail(refusedFields('The code set cannot be kept like this.', checked.failure));
  const level = before && (greatest(codeSetDifferences(before, checked.value)) ?? 'patch');
  const version = base === undefined || level === undefined ? '1.0.0' : nextVersion(base.version, level);
  // Sources stay with the codes: they are not part of what rules read.
  const content = { ...checked.value, version, concepts: merged(checked.value, asked.concepts) };
  const number = draft?.number ?? (base?.number ?? 0) + 1;
  const kept = { version, content, digest: digestOf(content) };
  if (draft === undefined) {
    const pins: StoredVersion['pins'] = { codeSets: [], eventKinds: '' };
    const begun = { kind: 'code-set', id, number, status: 'draft', submitted: false, pins } as const;
    await store.ruleVersions.add(tx, book.tenant, [{ ...begun, ...kept, createdAt: now, changedAt: now }]);
  } else await store.ruleVersions.change(tx, book.tenant, draft, kept, now);
  writing.note({
    act: {
      kind: 'code-set',
      id,
      number,
      act: draft === undefined ? 'created' : 'edited',
      ...(reason === undefined ? {} : { reason }),
    },
    what: draft === undefined ? 'Code set: draft begun' : 'Code set: draft changed',
    about: `${id} ${version}`,
    details: { version: String(number), digest: kept.digest },
  });
  return succeed(number);
}

const merged = ({ concepts }: CodeSet, written: readonly WrittenConcept[]): CodeSet['concepts'] =>
  concepts.map((concept, i) => {
    const source = written[i]?.source;
    return source === undefined ? concept : { ...concept, source };
  });
