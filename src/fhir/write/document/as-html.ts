import { unreachable } from '../../../domain/result.ts';
import { bodyFigure } from './body-figure.ts';
import { cssString, escaped } from './html.ts';
import type { ConcernDocument, Entry, Line, Section, SectionBody } from './model.ts';
import { documentCss } from './document-css.ts';

const definitions = (lines: readonly Line[]): string =>
  `<dl>${lines.map(({ label, text }) => `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`;

const quotation = ({ label, text }: Entry): string =>
  `<div class="words">${label === undefined ? '' : `<p class="note">${escaped(label)}</p>`}<blockquote><p>${escaped(text)}</p></blockquote></div>`;

/** Entries of one shape side by side, so that they make one list. */
function runs(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const shape = ({ label, verbatim }: Entry): string =>
    verbatim ? 'words' : label === undefined ? 'plain' : 'labelled';
  return entries.reduce<readonly (readonly Entry[])[]>((found, entry) => {
    const last = found.at(-1);
    return last?.[0] !== undefined && shape(last[0]) === shape(entry)
      ? [...found.slice(0, -1), [...last, entry]]
      : [...found, [entry]];
  }, []);
}

function runHtml(run: readonly Entry[]): string {
  const [first] = run;
  if (first === undefined) return '';
  if (first.verbatim) return run.map(quotation).join('');
  if (first.label !== undefined) return definitions(run.map(({ label = '', text }) => ({ label, text })));
  return run.length === 1
    ? `<p>${escaped(first.text)}</p>`
    : `<ul>${run.map(({ text }) => `<li>${escaped(text)}</li>`).join('')}</ul>`;
}

type Table = Extract<SectionBody, { kind: 'table' }>;

const tableHtml = ({ caption, columns, rows }: Table): string =>
  [
    `<table><caption>${escaped(caption)}</caption>`,
    `<thead><tr>${columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(
      ({ cells: [first = '', ...others] }) =>
        `<tr><th scope="row">${escaped(first)}</th>${others.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
    ),
    '</tbody></table>',
  ].join('');

/** The body of one section, without its heading, in elements that FHIR's narrative allows too. */
export function bodyHtml(body: SectionBody): string {
  switch (body.kind) {
    case 'entries':
      return runs(body.entries).map(runHtml).join('');
    case 'table':
      return tableHtml(body);
    default:
      return unreachable(body);
  }
}

const sectionHtml = ({ id, title, nature, body }: Section): string =>
  [
    nature === 'opinion' ? '<section class="opinion">' : '<section>',
    `<h2 id="s-${id}">${escaped(title)}</h2>`,
    nature === 'opinion' ? '<p class="note">Opinion, not fact.</p>' : '',
    body.kind === 'table' && body.marks !== undefined ? bodyFigure(body.marks) : '',
    body.kind === 'table'
      ? `<div class="scroll" role="region" tabindex="0" aria-labelledby="s-${id}">${bodyHtml(body)}</div>`
      : bodyHtml(body),
    '</section>',
  ].join('');

/** What every printed page says at its foot, as a string of CSS: whose it is, and that it is restricted. */
export const pageFoot = ({ child, head }: ConcernDocument): string => cssString(footWords({ child, head }));

const footWords = ({ child, head }: Pick<ConcernDocument, 'child' | 'head'>): string =>
  [
    'Restricted: safeguarding',
    ...[...child, ...head].filter(({ label }) => onEveryPage.includes(label)).map(({ text }) => text),
  ].join('. ');

const onEveryPage: readonly string[] = ['Name', 'Mother', 'NHS number', 'Mother’s NHS number', 'Reference'];

/** One file that needs nothing else: it runs no script, fetches nothing, and prints as it reads. */
export const asHtml = (document: ConcernDocument): string =>
  [
    '<!doctype html>',
    '<html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(document.title)}</title>`,
    `<style>${documentCss}@page{@bottom-left{content:${pageFoot(document)};font:8pt sans-serif}}</style>`,
    '</head><body><main>',
    `<header><p class="note">Restricted: safeguarding</p><h1>${escaped(document.title)}</h1>`,
    document.urgency === undefined ? '' : `<p class="urgency">${escaped(document.urgency)}</p>`,
    definitions(document.head),
    '</header>',
    '<section><h2>Whom it is about</h2>',
    definitions(document.child),
    '</section>',
    ...document.sections.map(sectionHtml),
    '</main></body></html>',
    '',
  ].join('\n');
