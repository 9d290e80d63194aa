import type { Concern } from '../../../domain/concern.ts';
import { onlyWhatGoes, type Piece } from '../../../domain/concern-pieces.ts';
import { contentSections } from '../../../fhir/write/document/content-sections.ts';
import type { Section } from '../../../fhir/write/document/model.ts';

export interface PieceWords {
  readonly title: string;
  readonly words: string;
}

function wordsIn({ id, title, body }: Section): PieceWords {
  if (body.kind === 'entries') {
    const [entry] = body.entries;
    return { title: entry?.label ?? title, words: entry?.text ?? '' };
  }
  const [row] = body.rows;
  const cells = (row?.cells ?? []).map((cell, i) => ({ cell, column: body.columns[i] ?? '' }));
  // A mark's first cell is its number; of everybody else it is who they are.
  const [who, ...rest] = id === 'marks' ? cells.slice(1) : cells;
  const said = rest.filter(({ cell }) => cell !== '' && cell !== 'Not known');
  return {
    title: who === undefined || who.cell === '' ? title : who.cell,
    words:
      id === 'marks'
        ? said.map(({ cell }) => cell).join('. ')
        : said.map(({ cell, column }) => `${column}: ${cell}`).join('. '),
  };
}

/** The words of one piece, as a document with that piece and no other says them. */
export function wordsOf(concern: Concern): (piece: Pick<Piece, 'id'>) => PieceWords {
  return ({ id }) => {
    const [section] = contentSections(onlyWhatGoes(concern, [id]));
    return section === undefined ? { title: id, words: '' } : wordsIn(section);
  };
}
