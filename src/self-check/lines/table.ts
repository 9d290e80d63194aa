import type { Line } from '../line.ts';
import { contextLines } from './context.ts';
import { discoveryLines } from './discovery.ts';
import { recordLines, typeLines } from './record.ts';
import { signInLines } from './sign-in.ts';
import { tokenLines } from './tokens.ts';
import { createLine, writingLines } from './writing.ts';

/** Every line of a run, in the order in which they are shown. */
export const linesFor = (types: {
  readonly searched: readonly string[];
  readonly written: readonly string[];
}): readonly Line[] => [
  ...discoveryLines,
  ...signInLines,
  ...contextLines,
  ...recordLines,
  ...types.searched.flatMap(typeLines),
  ...writingLines.slice(0, 1),
  ...types.written.map(createLine),
  ...writingLines.slice(1),
  ...tokenLines,
];
