import type { Problem } from '../../../../rules/validate/problem.ts';
import { build, facts, saving, tests } from '../../../../text/rule-editor.ts';
import { fieldWords } from '../../../../text/rule-editor-criteria.ts';
import type { FieldError } from '../../../../ui/ErrorSummary.tsx';
import type { Draft } from '../model/draft.ts';
import { placesBelow, type Part } from '../model/part.ts';
import { fieldsOf } from '../model/starting.ts';

/** Places outside the condition, by the path of their field, with their labels. */
const headPlaces: Readonly<Record<string, string>> = {
  title: facts.name,
  id: facts.id,
  severity: facts.severity,
  'applies.age': build.whom,
  'applies.settings': facts.settings,
  why: facts.why,
  advice: facts.advice,
  toAsk: facts.toAsk,
  'guideline.title': facts.guideline,
  'guideline.grade': facts.grade,
  'guideline.url': facts.link,
  'guideline.caution': facts.caution,
  owner: facts.owner,
  reviewBy: facts.reviewBy,
  reason: facts.reason,
  tests: tests.title,
};

function partPlaces(part: Part, path: string, name: string): readonly (readonly [string, string])[] {
  const below = placesBelow(part, path).flatMap(([child, place], i) =>
    partPlaces(child, place, part.is === 'not' ? name : name === '' ? build.part(i + 1) : `${name}.${i + 1}`),
  );
  const label = name === '' ? build.title : name;
  if (part.is !== 'leaf') return [[path, label], ...below];
  const fields = Object.keys({ ...fieldsOf(part.name), ...part.body }).map(
    (field) => [`${path}.${part.name}.${field}`, fieldWords(part.name, field).label] as const,
  );
  return [[path, label], ...fields];
}

/** Every place that a problem can lead to: the id of its control, and its label. */
const placesOf = ({ when }: Draft): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(headPlaces),
    ...partPlaces(when, 'when', when.is === 'group' ? '' : build.part(1)),
  ]);

const shorter = (path: string): string => path.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '');

/** The nearest place on view to a path. */
function nearest(path: string, places: ReadonlyMap<string, string>): string | undefined {
  if (path === '') return undefined;
  return places.has(path) ? path : nearest(shorter(path), places);
}

/** Problems as links to their fields, one link to each; what has no field leads to the text of the rule. */
export function linksTo(problems: readonly Problem[], draft: Draft): readonly FieldError[] {
  const places = placesOf(draft);
  const links = new Map<string, string[]>();
  for (const { path, message, fix } of problems) {
    const place = nearest(path, places) ?? 'as-text';
    links.set(place, [...(links.get(place) ?? []), `${message} ${fix}`.trim()]);
  }
  return [...links].map(([field, said]) => ({
    field,
    message: `${places.get(field) ?? saving.elsewhere}: ${[...new Set(said)].join(' ')}`,
  }));
}
