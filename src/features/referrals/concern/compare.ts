import { unreachable } from '../../../domain/result.ts';
import type { ConcernDocument, Section } from '../../../fhir/write/document/model.ts';

/** A section that does not say the same in two versions, in words; empty where a version does not have it. */
export interface Difference {
  readonly id: string;
  readonly title: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function linesOf({ body }: Section): readonly string[] {
  switch (body.kind) {
    case 'entries':
      return body.entries.map(({ label, text }) => (label ? `${label}: ${text}` : text));
    case 'table':
      return body.rows.map(({ cells }) => cells.filter((cell) => cell !== '').join(', '));
    default:
      return unreachable(body);
  }
}

/** What two versions say differently, section by section, in reading order. Only the lines that differ. */
export function differencesOf(older: ConcernDocument, newer: ConcernDocument): readonly Difference[] {
  const before = new Map(older.sections.map((section) => [section.id, linesOf(section)]));
  const after = new Map(newer.sections.map((section) => [section.id, linesOf(section)]));
  const titles = new Map([...older.sections, ...newer.sections].map(({ id, title }) => [id, title]));
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap((id) => {
    const was = before.get(id) ?? [];
    const is = after.get(id) ?? [];
    const gone = was.filter((line) => !is.includes(line));
    const come = is.filter((line) => !was.includes(line));
    return gone.length + come.length === 0
      ? []
      : [{ id, title: titles.get(id) ?? id, before: gone, after: come }];
  });
}
