import { bodyRegion } from '../../../domain/body-region.ts';
import { placeOf, type Panel } from './body-places.ts';
import { escaped } from './html.ts';
import type { NumberedMark } from './model.ts';

const body = [
  '<circle cx="50" cy="20" r="14"/>',
  '<path d="M46 32v6c-9 2-16 4-17 9L16 106c-3 8-2 17 2 18s6-5 6-12l9-34 3 24-2 92c-1 6-8 9-8 11h16l6-84h4l6 84h16c0-2-7-5-8-11l-2-92 3-24 9 34c0 7 2 13 6 12s5-10 2-18L71 47c-1-5-8-7-17-9v-6Z"/>',
].join('');

const head = [
  '<ellipse cx="14" cy="66" rx="6" ry="12"/><ellipse cx="86" cy="66" rx="6" ry="12"/>',
  '<ellipse cx="50" cy="64" rx="35" ry="50"/>',
  '<path d="M30 54h10M60 54h10M50 58v14l-4 2M42 88q8 5 16 0"/>',
].join('');

const panels: readonly {
  readonly id: Panel;
  readonly name: string;
  readonly drawing: string;
  readonly sides: string;
}[] = [
  { id: 'head', name: 'Head', drawing: head, sides: 'Right – Left' },
  { id: 'front', name: 'Front', drawing: body, sides: 'Right – Left' },
  { id: 'back', name: 'Back', drawing: body, sides: 'Left – Right' },
];

interface Drawn extends NumberedMark {
  readonly panel: Panel;
  readonly x: number;
  readonly y: number;
}

/** Marks with their places; several at one place stand side by side. */
function drawn(marks: readonly NumberedMark[]): readonly Drawn[] {
  return marks.flatMap((mark, i) => {
    const place = placeOf(mark.region);
    if (place === undefined) return [];
    const before = marks.slice(0, i).filter(({ region }) => region === mark.region).length;
    return [{ ...mark, panel: place.panel, x: place.x + before * 9, y: place.y }];
  });
}

const dot = ({ number, x, y }: Drawn): string =>
  `<circle class="dot" cx="${x}" cy="${y}" r="6"/><text class="number" x="${x}" y="${y + 2.8}">${number}</text>`;

/**
 * The marks on outlines of the body, numbered as in the table beside it, which says the same in words. Only the outlines
 * that hold a mark are drawn; nothing, where there is none.
 */
export function bodyFigure(marks: readonly NumberedMark[]): string {
  const places = drawn(marks);
  const shown = panels.filter(({ id }) => places.some(({ panel }) => panel === id));
  if (shown.length === 0) return '';
  const words = marks.map(({ number, region }) => `${number}, ${bodyRegion(region).name}`).join('; ');
  const drawings = shown.map(
    ({ id, name, drawing, sides }, i) =>
      `<g transform="translate(${i * 120 + 10} 14)"><text class="name" x="50" y="-4">${name}</text><g class="outline">${drawing}</g>${places
        .filter(({ panel }) => panel === id)
        .map(dot)
        .join('')}<text class="name" x="50" y="${id === 'head' ? 130 : 222}">${sides}</text></g>`,
  );
  const height = shown.some(({ id }) => id !== 'head') ? 246 : 150;
  return `<svg class="body" role="img" aria-labelledby="body-title" viewBox="0 0 ${shown.length * 120} ${height}" width="${shown.length * 150}"><title id="body-title">${escaped(`Where the marks are, on outlines of the body: ${words}.`)}</title>${drawings.join('')}</svg>`;
}
