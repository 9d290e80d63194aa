import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../domain/concern-pieces.ts';
import { aboutOthers, countOf, goes, seenKey, withGroup, withPiece } from './pieces.ts';

const piece = (id: string, group: Piece['group'], about: Piece['about'] = 'the-child'): Piece => ({
  id,
  group,
  about,
});
const mother = piece('person:m', 'people', 'another-person');
const brother = piece('person:b', 'people', 'another-child');
const pieces = [piece('facts', 'facts'), mother, brother, piece('opinion', 'opinion')];

describe('what goes', () => {
  it('is at first what usually does: no opinion, no other child as an entry of its own', () => {
    expect(pieces.filter((one) => goes({ goes: {} }, one)).map(({ id }) => id)).toEqual([
      'facts',
      'person:m',
    ]);
    expect(countOf({ goes: {} }, pieces, 'people')).toEqual({ all: 2, go: 1 });
  });

  it('is what was ticked for a group, and for a piece after that', () => {
    const all = withGroup({ 'person:b': false }, pieces, 'people', true);
    expect(goes({ goes: all }, brother)).toBe(true);
    expect(goes({ goes: withPiece(all, brother, false) }, brother)).toBe(false);
  });

  it('keeps a group that was left out out, also for what is written later', () => {
    const none = withGroup({}, pieces, 'people', false);
    expect(goes({ goes: none }, piece('person:later', 'people', 'another-person'))).toBe(false);
    expect(goes({ goes: none }, piece('facts', 'facts'))).toBe(true);
  });

  it('names what is about others, and forgets that it was looked at once its words change', () => {
    expect(aboutOthers(pieces)).toEqual([mother, brother]);
    expect(seenKey('facts', 'a')).toBe(seenKey('facts', 'a'));
    expect(seenKey('facts', 'a')).not.toBe(seenKey('facts', 'b'));
  });
});
