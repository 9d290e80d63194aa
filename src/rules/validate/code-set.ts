import * as v from 'valibot';
import type { CodeSet } from '../../domain/record.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { isSystem, wrongWithCode } from './code.ts';
import { fromIssues, type Problem } from './problem.ts';
import { CodeSetFile } from './schemas.ts';

/** A concept as somebody wrote it. `source`: where the code was found. */
export interface WrittenConcept {
  readonly system: string;
  readonly code: string;
  readonly source?: string | undefined;
}

/** A code set as somebody wrote it. */
export interface WrittenCodeSet {
  readonly id: string;
  readonly title: string;
  readonly concepts: readonly WrittenConcept[];
}

/** What a code is known by. */
type Key = Pick<WrittenConcept, 'system' | 'code'>;

const keyOf = ({ system, code }: Key): string => `${system}|${code}`;

function wrongWithConcept({ system, code }: WrittenConcept, path: string): readonly Problem[] {
  if (!isSystem(system))
    return [
      {
        path: `${path}.system`,
        message: `${code === '' ? 'The code' : code} has no code system.`,
        fix: 'Choose one, or give the address that your records use for local codes.',
      },
    ];
  if (code === '')
    return [{ path: `${path}.code`, message: 'There is no code.', fix: 'Give one, or remove the line.' }];
  const wrong = wrongWithCode({ system, code });
  return wrong === undefined
    ? []
    : [{ path: `${path}.code`, message: `${code}: ${wrong}`, fix: 'Copy it again from its source.' }];
}

/** A code that is new here and says nothing of where it was found: a code from memory is how wrong codes come in. */
const withoutSource = ({ code, source }: WrittenConcept, path: string): readonly Problem[] =>
  (source ?? '').trim() !== ''
    ? []
    : [
        {
          path: `${path}.source`,
          message: `${code} has no source.`,
          fix: 'Say where the code was found, e.g. the release of the UK edition.',
        },
      ];

function conceptProblems(
  concepts: readonly WrittenConcept[],
  known: ReadonlySet<string> | 'all',
): readonly Problem[] {
  const first = new Map<string, number>();
  concepts.forEach((concept, i) => {
    const key = keyOf(concept);
    if (!first.has(key)) first.set(key, i);
  });
  return concepts.flatMap((concept, i) => {
    const path = `concepts[${i}]`;
    const wrong = wrongWithConcept(concept, path);
    if (wrong.length > 0) return wrong;
    const key = keyOf(concept);
    if (first.get(key) !== i)
      return [{ path: `${path}.code`, message: `${concept.code} is there twice.`, fix: 'Remove one.' }];
    return known === 'all' || known.has(key) ? [] : withoutSource(concept, path);
  });
}

/**
 * A code set that may be kept, or everything that is wrong with it: for whoever writes it and for the gateway alike.
 * `known`: codes of the version before, whose sources are not asked for again; `all` for what comes with the pack.
 */
export function checkCodeSet(
  { id, title, concepts }: WrittenCodeSet,
  known: readonly Key[] | 'all',
): Result<CodeSet, readonly Problem[]> {
  const named: readonly Problem[] =
    title.trim() === ''
      ? [
          {
            path: 'title',
            message: 'It has no title.',
            fix: 'Say in a few words what these codes stand for.',
          },
        ]
      : [];
  const empty: readonly Problem[] =
    concepts.length === 0
      ? [
          {
            path: 'concepts',
            message: 'There is no code in it: it would never find anything.',
            fix: 'Add at least one.',
          },
        ]
      : [];
  const before = known === 'all' ? known : new Set(known.map(keyOf));
  const problems = [...named, ...empty, ...conceptProblems(concepts, before)];
  if (problems.length > 0) return fail(problems);
  const read = v.safeParse(CodeSetFile, { id, version: '0.0.0', title, concepts });
  return read.success ? succeed(read.output) : fail(fromIssues(read.issues));
}
