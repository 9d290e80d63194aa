/** A window, as far as its name goes. */
export interface Named {
  name: string;
}

const mark = 'safelight-sign-in:';

interface Kept {
  /** What the record system called its frame. */
  readonly name: string;
  readonly entries: Readonly<Record<string, string>>;
}

/**
 * Takes what was kept out of the frame's name and gives the frame back the name that the record system gave it: a link or
 * a form of the record system's may name the frame as its target. Any page that was in the frame can have written it.
 */
export function takeFromName(frame: Named): ReadonlyMap<string, string> {
  if (!frame.name.startsWith(mark)) return new Map();
  const { name, entries } = keptIn(frame.name);
  frame.name = name;
  return new Map(Object.entries(entries));
}

/**
 * Keeps entries in the frame's name, which lasts through every navigation of that frame and of no other. The pages in
 * between can read it: nothing may be in it that is worth anything to them.
 */
export function keepInName(frame: Named, entries: ReadonlyMap<string, string>): void {
  const { name } = frame.name.startsWith(mark) ? keptIn(frame.name) : frame;
  frame.name = `${mark}${JSON.stringify({ name, entries: Object.fromEntries(entries) } satisfies Kept)}`;
}

function keptIn(text: string): Kept {
  try {
    const { name, entries } = JSON.parse(text.slice(mark.length)) as Partial<Record<keyof Kept, unknown>>;
    return { name: typeof name === 'string' ? name : '', entries: textsOf(entries) };
  } catch {
    return { name: '', entries: {} };
  }
}

const textsOf = (entries: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typeof entries === 'object' && entries !== null ? entries : {}).flatMap(([key, text]) =>
      typeof text === 'string' ? [[key, text] as const] : [],
    ),
  );
