import * as v from 'valibot';
import type { CodeSet, EventKind } from '../../domain/record.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { packVersion } from '../digest.ts';
import type { Criterion, Rule } from '../rule.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { parseRule } from './parse-rule.ts';
import { below, fromIssues, inFile, type Problem } from './problem.ts';
import { CodeSetFile, EventKindsFile } from './schemas.ts';

/** A file of a pack as it was read: its name and its JSON. */
export interface PackFile {
  readonly file: string;
  readonly content: unknown;
}

export interface PackFiles {
  readonly rules: readonly PackFile[];
  readonly codeSets: readonly PackFile[];
  readonly eventKinds: PackFile;
}

export interface Pack extends Vocabulary {
  readonly version: string;
  readonly rules: readonly Rule[];
}

interface Read<T> {
  readonly values: readonly (readonly [file: string, value: T])[];
  readonly problems: readonly Problem[];
}

function readAll<T>(
  files: readonly PackFile[],
  parse: (json: unknown) => Result<T, readonly Problem[]>,
): Read<T> {
  const parsed = files.map(({ file, content }) => [file, parse(content)] as const);
  return {
    values: parsed.flatMap(([file, result]) => (result.ok ? [[file, result.value] as const] : [])),
    problems: parsed.flatMap(([file, result]) => (result.ok ? [] : inFile(file, result.failure))),
  };
}

function parseCodeSet(json: unknown): Result<CodeSet, readonly Problem[]> {
  const read = v.safeParse(CodeSetFile, json);
  return read.success ? succeed(read.output) : fail(fromIssues(read.issues));
}

function parseKinds(json: unknown): Result<readonly EventKind[], readonly Problem[]> {
  const read = v.safeParse(EventKindsFile, json);
  return read.success ? succeed(read.output) : fail(fromIssues(read.issues));
}

const twice = (
  named: readonly (readonly [file: string, value: { readonly id: string }])[],
): readonly Problem[] =>
  named
    .filter(([, { id }], i) => named.findIndex(([, other]) => other.id === id) !== i)
    .map(([file, { id }]) => ({
      file,
      path: 'id',
      message: `"${id}" is there twice.`,
      fix: 'Give it its own id.',
    }));

function unknownCodeSets(file: string, { codeSets, eventKinds }: Vocabulary): readonly Problem[] {
  const ids = new Set(codeSets.map(({ id }) => id));
  return eventKinds.flatMap(({ from }, i) =>
    from.flatMap(({ codes }, j) =>
      codes === undefined || ids.has(codes)
        ? []
        : [
            {
              file,
              path: `${below(below(below('', i), 'from'), j)}.codes`,
              message: `There is no code set "${codes}".`,
              fix: 'Use one of code-sets, or add it there.',
            },
          ],
    ),
  );
}

function questionsOf(criterion: Criterion): readonly (readonly [id: string, question: string])[] {
  if ('ask' in criterion) return [[criterion.ask.id, criterion.ask.question]];
  if ('not' in criterion) return questionsOf(criterion.not);
  if ('all' in criterion) return criterion.all.flatMap(questionsOf);
  if ('any' in criterion) return criterion.any.flatMap(questionsOf);
  return 'atLeast' in criterion ? criterion.atLeast.of.flatMap(questionsOf) : [];
}

/** One id, one question: an answer to it counts in every rule that asks. */
function questionsThatDiffer(rules: Read<Rule>['values']): readonly Problem[] {
  const asked = new Map<string, string>();
  return rules.flatMap(([file, { when }]) =>
    questionsOf(when).flatMap(([id, question]) => {
      const other = asked.get(id) ?? question;
      asked.set(id, other);
      if (other === question) return [];
      return [
        {
          file,
          path: 'when',
          message: `"${id}" is another question elsewhere: "${other}".`,
          fix: 'Ask it in the same words, or give it its own id.',
        },
      ];
    }),
  );
}

/** A rule pack from its files, or everything that is wrong with it, each with its file, its place and what to do. */
export function parsePack(files: PackFiles): Result<Pack, readonly Problem[]> {
  const sets = readAll(files.codeSets, parseCodeSet);
  const kinds = readAll([files.eventKinds], parseKinds);
  const vocabulary: Vocabulary = {
    codeSets: sets.values.map(([, set]) => set),
    eventKinds: kinds.values.flatMap(([, list]) => list),
  };
  const kindsFile = files.eventKinds.file;
  const wrong = [
    ...sets.problems,
    ...kinds.problems,
    ...twice(sets.values),
    ...twice(vocabulary.eventKinds.map((kind) => [kindsFile, kind] as const)),
    ...unknownCodeSets(kindsFile, vocabulary),
  ];
  // Rules are read against a sound vocabulary only: otherwise one slip there is reported by every rule.
  if (wrong.length > 0) return fail(wrong);
  const rules = readAll(files.rules, (json) => parseRule(json, vocabulary));
  const problems = [...rules.problems, ...twice(rules.values), ...questionsThatDiffer(rules.values)];
  if (problems.length > 0) return fail(problems);
  const all = rules.values.map(([, rule]) => rule);
  return succeed({ version: packVersion(all, vocabulary), rules: all, ...vocabulary });
}
