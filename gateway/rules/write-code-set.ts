import * as v from 'valibot';
import type { CodeSet } from '../../src/domain/record.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { codeSetDifferences } from '../../src/rules/life-cycle/code-set-difference.ts';
import { greatest, nextVersion } from '../../src/rules/life-cycle/level.ts';
import { fromIssues, type Problem } from '../../src/rules/validate/problem.ts';
import { CodeSetFile } from '../../src/rules/validate/schemas.ts';
import type { Refusal } from '../http/problem.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import type { Writing } from './acting.ts';
import type { BookDeps } from './deps.ts';
import { digestOf } from './digest.ts';
import { changedSince, refusedFields } from './refusals.ts';

interface Written {
  readonly system: string;
  readonly code: string;
  readonly source?: string | undefined;
}

interface CodeSetAsked {
  readonly id: string;
  readonly title: string;
  readonly concepts: readonly Written[];
  /** Digest of the draft that was changed. */
  readonly seen: string | undefined;
  readonly reason?: string;
  /** It came with the pack, whose codes were sourced where it is kept. */
  readonly shipped?: boolean;
}

const keyOf = ({ system, code }: Written): string => `${system}|${code}`;

/** Codes that are new here and say nothing of where they were found. A code from memory is how wrong codes come in. */
function withoutSource(concepts: readonly Written[], known: readonly Written[]): readonly Problem[] {
  const before = new Set(known.map(keyOf));
  return concepts.flatMap((concept, i) =>
    before.has(keyOf(concept)) || (concept.source ?? '').trim() !== ''
      ? []
      : [
          {
            path: `concepts[${i}].source`,
            message: `${concept.code} has no source.`,
            fix: 'Say where the code was found, e.g. the release of the UK edition.',
          },
        ],
  );
}

const twice = (concepts: readonly Written[]): readonly Problem[] =>
  concepts.flatMap((concept, i) =>
    concepts.findIndex((other) => keyOf(other) === keyOf(concept)) === i
      ? []
      : [{ path: `concepts[${i}].code`, message: `${concept.code} is there twice.`, fix: 'Remove one.' }],
  );

/** What may be kept of a code set, with its problems: codes that fail their check digit or namespace are among them. */
function check(
  { id, title, concepts, shipped }: CodeSetAsked,
  version: string,
  known: readonly Written[],
): Result<CodeSet, readonly Problem[]> {
  const read = v.safeParse(CodeSetFile, { id, version, title, concepts });
  if (!read.success) return fail(fromIssues(read.issues));
  const problems = [...(shipped === true ? [] : withoutSource(concepts, known)), ...twice(concepts)];
  return problems.length === 0 ? succeed(read.output) : fail(problems);
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
  const base = versions.filter((version) => version !== draft).at(-1);
  const before = base?.content as CodeSet | undefined;
  const checked = check(asked, '0.0.0', before?.concepts ?? []);
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

const merged = ({ concepts }: CodeSet, written: readonly Written[]): CodeSet['concepts'] =>
  concepts.map((concept, i) => {
    const source = written[i]?.source;
    return source === undefined ? concept : { ...concept, source };
  });
