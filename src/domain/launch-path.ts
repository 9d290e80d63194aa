/**
 * Where a form of somebody else's takes its first answers from: a small, documented part of FHIRPath over what the launch
 * knows, as SDC writes it in `initialExpression` (hl7.org/fhir/uv/sdc, launchContext `patient` and `user`):
 * `%patient.birthDate`, `%patient.name[0].family`, `%patient.name.first().given.first()`,
 * `%patient.identifier.where(system = 'x').value`, and terms joined by `+`, with words in quotes: `… + ' ' + …`.
 */
type Step =
  | { readonly step: 'part'; readonly name: string }
  | { readonly step: 'at'; readonly index: number }
  | { readonly step: 'where'; readonly name: string; readonly value: string };
type Term =
  | { readonly term: 'words'; readonly words: string }
  | { readonly term: 'path'; readonly root: 'patient' | 'user'; readonly steps: readonly Step[] };

export type LaunchPath = readonly Term[];
export type LaunchContext = Readonly<Record<'patient' | 'user', unknown>>;

const root = /^%(patient|user)(?![a-z])/i;
const step =
  /^(?:\.where\(\s*([a-z]+)\s*=\s*'([^']*)'\s*\)|\.(first)\(\)|\[(\d{1,3})\]|\.([a-z][a-z0-9]*)(?!\())/i;

function stepsOf(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  let rest = text;
  while (rest !== '') {
    const found = step.exec(rest);
    if (found === null) return undefined;
    const [whole, where, value, first, index, name] = found as readonly (string | undefined)[];
    if (where !== undefined) steps.push({ step: 'where', name: where, value: value ?? '' });
    else if (first !== undefined || index !== undefined)
      steps.push({ step: 'at', index: Number(index ?? 0) });
    else steps.push({ step: 'part', name: name ?? '' });
    rest = rest.slice(whole?.length ?? rest.length);
  }
  return steps;
}

function termOf(text: string): Term | undefined {
  const words = /^'([^']*)'$/.exec(text)?.[1];
  if (words !== undefined) return { term: 'words', words };
  const found = root.exec(text);
  if (found === null) return undefined;
  const steps = stepsOf(text.slice(found[0].length));
  const named = found[1]?.toLowerCase() === 'user' ? 'user' : 'patient';
  return steps === undefined ? undefined : { term: 'path', root: named, steps };
}

/** Parts of a text at each `+` outside quotes. */
const termsIn = (text: string): readonly string[] =>
  (text.match(/(?:'[^']*'|[^+'])+/g) ?? []).map((term) => term.trim());

/** Reads an expression; undefined for what is beyond the part of FHIRPath above. */
export function readLaunchPath(text: string): LaunchPath | undefined {
  const terms = termsIn(text).map(termOf);
  return terms.length > 0 && terms.every((term) => term !== undefined) ? terms : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partOf = (value: unknown, name: string): readonly unknown[] => {
  const part = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return part === undefined || part === null ? [] : Array.isArray(part) ? part : [part];
};

function walk(values: readonly unknown[], next: Step): readonly unknown[] {
  switch (next.step) {
    case 'part':
      return values.flatMap((value) => partOf(value, next.name));
    case 'at':
      return values.slice(next.index, next.index + 1);
    case 'where':
      return values.filter((value) => partOf(value, next.name).some((part) => part === next.value));
  }
}

const said = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

/**
 * What an expression finds, as text. Undefined where any term finds nothing, or more than one value: half an answer is
 * none, and which of several is meant is not guessed.
 */
export function valueAt(path: LaunchPath, context: LaunchContext): string | undefined {
  const found = path.map((term) => {
    if (term.term === 'words') return term.words;
    const values = term.steps.reduce(walk, [context[term.root]]);
    return values.length === 1 ? said(values[0]) : undefined;
  });
  return found.includes(undefined) ? undefined : found.join('').trim() || undefined;
}
