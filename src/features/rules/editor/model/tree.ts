import { childrenOf, type Group, type Part } from './part.ts';

/** A part by its key, with the part it stands in. */
export interface Found {
  readonly part: Part;
  readonly within?: Part;
}

export function find(root: Part, key: number, within?: Part): Found | undefined {
  if (root.key === key) return { part: root, ...(within && { within }) };
  for (const child of childrenOf(root)) {
    const found = find(child, key, root);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same tree with one part replaced by none, one or several; several only where it stands in a group. */
function spliced(root: Part, key: number, by: readonly Part[]): Part {
  switch (root.is) {
    case 'group':
      return {
        ...root,
        parts: root.parts.flatMap((part) => (part.key === key ? by : [spliced(part, key, by)])),
      };
    case 'not':
      return { ...root, part: root.part.key === key ? (by[0] ?? root.part) : spliced(root.part, key, by) };
    case 'empty':
    case 'leaf':
    case 'odd':
      return root;
  }
}

export const replaced = (root: Part, key: number, by: Part): Part =>
  root.key === key ? by : spliced(root, key, [by]);

/** A group that holds no more than one part is that part; "at least n of" stays, for its number stands in the rule. */
function settled(group: Group, empty: Part): Part {
  if (group.parts.length === 0) return empty;
  const [only] = group.parts;
  return group.how !== 'atLeast' && group.parts.length === 1 && only !== undefined ? only : group;
}

/** The tree without a part. What stands alone, at the top or in a "not", becomes `empty`. */
export function without(root: Part, key: number, empty: Part): Part {
  const within = find(root, key)?.within;
  if (within?.is !== 'group') return replaced(root, key, empty);
  const left: Group = { ...within, parts: within.parts.filter((part) => part.key !== key) };
  return replaced(root, within.key, settled(left, empty));
}

/** One step up (-1) or down (1) among the parts beside it; the same tree where there is no such step. */
export function moved(root: Part, key: number, by: 1 | -1): Part {
  const within = find(root, key)?.within;
  if (within?.is !== 'group') return root;
  const from = within.parts.findIndex((part) => part.key === key);
  const [one, other] = [within.parts[from], within.parts[from + by]];
  if (one === undefined || other === undefined) return root;
  const parts = within.parts.map((part) => (part === one ? other : part === other ? one : part));
  return replaced(root, within.key, { ...within, parts });
}

/** The parts of a group in its place, where it stands in a group itself. */
export function dissolved(root: Part, key: number): Part {
  const found = find(root, key);
  if (found?.part.is !== 'group') return root;
  if (found.within?.is === 'group') return spliced(root, key, found.part.parts);
  const [only] = found.part.parts;
  return found.part.parts.length === 1 && only !== undefined ? replaced(root, key, only) : root;
}
