import { bodyRegion } from '../../domain/body-region.ts';
import type { Concern } from '../../domain/concern.ts';
import { detailWords, noteWords, tickWords } from './wording.ts';

const named = <T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  words: (one: T, place: number) => string,
): string => {
  const place = list.findIndex((one) => one.id === id);
  const one = list[place];
  return one === undefined ? id : words(one, place + 1);
};

const plain: Readonly<Record<string, string>> = {
  harms: 'What is suspected',
  facts: 'What was seen and told, as facts',
  done: 'What was done',
  fgm: 'What is known of female genital mutilation',
  voice: 'The child’s own voice',
  opinion: 'Opinion of the author',
};

/** What a piece of a concern is called in the record: "Mark 1, Left ear". It says which, not what it holds. */
export function pieceName(concern: Concern, piece: string): string {
  const [kind = '', ...rest] = piece.split(':');
  const id = rest.join(':');
  const lookUp = (table: Readonly<Record<string, string>>): string => table[id] ?? id;
  switch (kind) {
    case 'mark':
      return named(concern.marks, id, ({ region }, place) => `Mark ${place}, ${bodyRegion(region).name}`);
    case 'tick':
      return lookUp(tickWords);
    case 'account':
      return `Exact words ${Number(id) + 1}, ${concern.accounts[Number(id)]?.saidBy ?? ''}`;
    case 'note':
      return lookUp(noteWords);
    case 'record':
      return `From the record: ${concern.fromRecord[Number(id)]?.title ?? ''}`;
    case 'person':
      return named(concern.people, id, ({ relationship, name }) => `${relationship} ${name}`.trim());
    case 'contact':
      return named(concern.contacts, id, ({ role, name }) => `${role} ${name}`.trim());
    case 'detail':
      return lookUp(detailWords);
    default:
      return plain[piece] ?? piece;
  }
}
