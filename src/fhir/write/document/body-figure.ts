import type { NumberedMark } from './model.ts';

/** Nothing yet. */
export const bodyFigure = (_marks: readonly NumberedMark[]): string => '';
