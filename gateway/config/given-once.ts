import type { ConfigFault } from './fault.ts';

/** A secret has one place: with two, nobody could tell which is used. */
export function givenOnce(
  file: string,
  path: string,
  name: string,
  inFile: string | undefined,
  inEnv: string | undefined,
): readonly ConfigFault[] {
  if (inFile === undefined && inEnv === undefined)
    return [
      { file, path: `${path}.${name}File`, wrong: 'It is missing.', fix: `Add it, or ${name}Env instead.` },
    ];
  return inFile !== undefined && inEnv !== undefined
    ? [
        {
          file,
          path: `${path}.${name}Env`,
          wrong: `${name}File is there as well.`,
          fix: 'Remove one of the two.',
        },
      ]
    : [];
}

/** Values of a list that may be there once only. `key`: of each entry; absent where the entries are the values. */
export const repeated = (
  file: string,
  list: string,
  key: string | undefined,
  values: readonly string[],
): readonly ConfigFault[] =>
  values.flatMap((value, i) =>
    values.indexOf(value) === i
      ? []
      : [
          {
            file,
            path: `${list}[${i}]${key === undefined ? '' : `.${key}`}`,
            wrong: `"${value}" is there twice.`,
            fix: key === undefined ? 'Remove one of the two.' : 'Give each its own.',
          },
        ],
  );
