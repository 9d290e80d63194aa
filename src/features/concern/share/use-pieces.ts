import { useMemo } from 'react';
import type { Piece } from '../../../domain/concern-pieces.ts';
import { toConcern } from '../to-concern.ts';
import { useForm, useSetting } from '../use-concern.ts';
import { wordsOf, type PieceWords } from './piece-words.ts';
import { piecesNow } from './to-decision.ts';

/** Every piece of what is written so far, and the words of each. */
export function usePieces(): {
  readonly pieces: readonly Piece[];
  readonly words: (piece: Piece) => PieceWords;
} {
  const form = useForm();
  const setting = useSetting();
  return useMemo(() => {
    const concern = toConcern(form, setting, setting.now);
    return { pieces: piecesNow(concern, setting), words: wordsOf(concern) };
  }, [form, setting]);
}
