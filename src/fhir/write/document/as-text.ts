import { unreachable } from '../../../domain/result.ts';
import type { ConcernDocument, Entry, Line, SectionBody } from './model.ts';

const lineText = ({ label, text }: Line): string => `${label}: ${text}`;

const entryText = ({ label, text }: Entry): string =>
  label === undefined || label === '' ? text : `${label}: ${text}`;

function bodyText(body: SectionBody): string {
  switch (body.kind) {
    case 'entries':
      return body.entries.map(entryText).join('\n');
    case 'table':
      return [
        body.caption,
        ...body.rows.map(({ cells }) =>
          cells.map((cell, i) => `${body.columns[i] ?? ''}: ${cell}`).join('; '),
        ),
      ].join('\n');
    default:
      return unreachable(body);
  }
}

/** The document in plain text, for systems that show nothing else. */
export const asText = (document: ConcernDocument): string =>
  [
    document.title.toUpperCase(),
    document.urgency,
    document.head.map(lineText).join('\n'),
    document.child.map(lineText).join('\n'),
    ...document.sections.map(({ title, body }) => `${title.toUpperCase()}\n${bodyText(body)}`),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
