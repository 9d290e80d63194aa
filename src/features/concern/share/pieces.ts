import { usuallyGoes, type Piece, type PieceGroup } from '../../../domain/concern-pieces.ts';
import type { ConcernForm } from '../form.ts';

type Goes = ConcernForm['goes'];

/** A whole group that was ticked or not: it stands for pieces that are written later, too. */
const groupKey = (group: PieceGroup): string => `group:${group}`;

/** Whether a piece goes: as was ticked for it, else for its group, else as is usual for such a piece. */
export const goes = (form: Pick<ConcernForm, 'goes'>, piece: Piece): boolean =>
  form.goes[piece.id] ?? form.goes[groupKey(piece.group)] ?? usuallyGoes(piece);

/** How many pieces of a group go. */
export function countOf(
  form: Pick<ConcernForm, 'goes'>,
  pieces: readonly Piece[],
  group: PieceGroup,
): { readonly all: number; readonly go: number } {
  const own = pieces.filter((piece) => piece.group === group);
  return { all: own.length, go: own.filter((piece) => goes(form, piece)).length };
}

/** A group ticked, or not, with every piece in it. */
export function withGroup(before: Goes, pieces: readonly Piece[], group: PieceGroup, on: boolean): Goes {
  const own = new Set(pieces.filter((piece) => piece.group === group).map(({ id }) => id));
  const others = Object.entries(before).filter(([id]) => !own.has(id));
  return { ...Object.fromEntries(others), [groupKey(group)]: on };
}

export const withPiece = (before: Goes, { id }: Piece, on: boolean): Goes => ({ ...before, [id]: on });

/** Pieces that tell of somebody besides the child. */
export const aboutOthers = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(({ about }) => about !== 'the-child');

/**
 * What is kept of having looked at a piece: its id, and a fingerprint of its words, so that words changed afterwards are
 * looked at again.
 */
export function seenKey(id: string, words: string): string {
  let hash = 5381;
  for (const letter of words) hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 4_294_967_296;
  return `${id}~${hash.toString(36)}`;
}
