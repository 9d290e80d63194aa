/** How much a difference counts: `major`, somebody else may be flagged or louder; `minor`, for something else; `patch`, in other words. */
export type Level = 'major' | 'minor' | 'patch';

/** One difference between two versions, in words for a lead. `field` is its path, e.g. `applies.age`. */
export interface Difference {
  readonly field: string;
  readonly level: Level;
  readonly words: string;
}

const rank: Record<Level, number> = { patch: 0, minor: 1, major: 2 };

/** The greatest level of a list of differences; undefined where there is none. */
export const greatest = (differences: readonly Pick<Difference, 'level'>[]): Level | undefined =>
  differences.reduce<Level | undefined>(
    (most, { level }) => (most === undefined || rank[level] > rank[most] ? level : most),
    undefined,
  );

/** The semantic version that follows `base` after a change of this level, e.g. 1.2.3 and minor give 1.3.0. */
export function nextVersion(base: string, level: Level): string {
  const [major = 0, minor = 0, patch = 0] = base.split('.').map(Number);
  switch (level) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
  }
}
