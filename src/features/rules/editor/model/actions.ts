import type { LeafName } from '../../../../rules/criteria/row.ts';
import type { Json } from '../../../../rules/events/json.ts';
import { deepest } from '../../../../rules/validate/criterion.ts';
import type { AskedQuestion } from './asked.ts';
import { contentOf, draftOf, valueAt, withValue, type Draft } from './draft.ts';
import { levelsOf, type GroupHow, type Part } from './part.ts';
import { begun, slugOf, withField } from './starting.ts';
import { dissolved, find, moved, replaced, without } from './tree.ts';

/** What is added: a part to choose, one that must not be so, or a question to the clinician. */
export type Added = 'part' | 'not' | 'ask';

/** Everything that can be done to a draft. `typed`: one of a run of key strokes, undone together. */
export type Action =
  | {
      readonly do: 'set';
      readonly path: readonly string[];
      readonly value: unknown;
      readonly typed?: true;
      /** It is the title of a new rule, whose id follows it until somebody gives it another. */
      readonly names?: true;
    }
  | {
      readonly do: 'set-field';
      readonly key: number;
      readonly field: string;
      readonly value: unknown;
      readonly typed?: true;
    }
  /** A question that other rules ask, with its name and its help: the answer is shared. */
  | { readonly do: 'take-question'; readonly key: number; readonly asked: AskedQuestion }
  | { readonly do: 'choose'; readonly key: number; readonly name: LeafName }
  /** To a group of that kind, as its last; beside anything else, with which it is then joined in a group. */
  | { readonly do: 'add'; readonly key: number; readonly how: GroupHow; readonly what: Added }
  | { readonly do: 'how'; readonly key: number; readonly how: GroupHow }
  | { readonly do: 'set-n'; readonly key: number; readonly n: unknown; readonly typed?: true }
  | { readonly do: 'move'; readonly key: number; readonly by: 1 | -1 }
  | { readonly do: 'wrap'; readonly key: number }
  | { readonly do: 'dissolve'; readonly key: number }
  | { readonly do: 'remove'; readonly key: number }
  | { readonly do: 'replace'; readonly content: Json };

interface New {
  readonly next: number;
  readonly part: Part;
}

function newPart(what: Added, next: number): New {
  const empty: Part = { key: next, is: 'empty' };
  switch (what) {
    case 'part':
      return { next: next + 1, part: empty };
    case 'ask':
      return { next: next + 1, part: { key: next, is: 'leaf', name: 'ask', body: begun('ask') } };
    case 'not':
      return { next: next + 2, part: { key: next + 1, is: 'not', part: empty } };
  }
}

function grouped(key: number, how: GroupHow, parts: readonly Part[]): Part {
  return { key, is: 'group', how, ...(how === 'atLeast' && { n: 1 }), parts };
}

function added({ head, when, next: from }: Draft, key: number, how: GroupHow, what: Added): Draft {
  const { next, part } = newPart(what, from);
  const here = find(when, key)?.part;
  if (here === undefined) return { head, when, next: from };
  if (here.is === 'empty') return { head, when: replaced(when, key, part), next };
  const joined: Part =
    here.is === 'group' && here.how === how
      ? { ...here, parts: [...here.parts, part] }
      : grouped(next, how, [here, part]);
  return { head, when: replaced(when, key, joined), next: next + 1 };
}

function wrapped(draft: Draft, key: number): Draft {
  const found = find(draft.when, key);
  if (found === undefined) return draft;
  const how = found.within?.is === 'group' && found.within.how !== 'all' ? 'all' : 'any';
  const parts: readonly Part[] = [found.part, { key: draft.next, is: 'empty' }];
  const group = grouped(draft.next + 1, how, parts);
  return { ...draft, when: replaced(draft.when, key, group), next: draft.next + 2 };
}

const slugOfAny = (value: unknown): string => slugOf(typeof value === 'string' ? value : '');

function setHead({ head, ...rest }: Draft, { path, value, names }: Extract<Action, { do: 'set' }>): Draft {
  const after = withValue(head, path, value);
  const named = names === true && (head['id'] ?? '') === slugOfAny(valueAt(head, path));
  return { ...rest, head: named ? { ...after, id: slugOfAny(value) } : after };
}

const withPart = (draft: Draft, key: number, change: (part: Part) => Part): Draft => {
  const found = find(draft.when, key);
  return found === undefined ? draft : { ...draft, when: replaced(draft.when, key, change(found.part)) };
};

function done(draft: Draft, action: Action): Draft {
  const { when } = draft;
  switch (action.do) {
    case 'set':
      return setHead(draft, action);
    case 'set-field':
      return withPart(draft, action.key, (part) =>
        part.is === 'leaf'
          ? { ...part, body: withField(part.name, part.body, action.field, action.value) }
          : part,
      );
    case 'take-question':
      return withPart(draft, action.key, (part) => {
        if (part.is !== 'leaf' || part.name !== 'ask') return part;
        const { help: _, ...body } = part.body;
        return { ...part, body: { ...body, ...action.asked } };
      });
    case 'choose':
      return withPart(draft, action.key, (part) => ({
        key: part.key,
        is: 'leaf',
        name: action.name,
        body: begun(action.name, part.is === 'leaf' ? part : undefined),
      }));
    case 'add':
      return added(draft, action.key, action.how, action.what);
    case 'how':
      return withPart(draft, action.key, (part) =>
        part.is === 'group' ? grouped(part.key, action.how, part.parts) : part,
      );
    case 'set-n':
      return withPart(draft, action.key, (part) => (part.is === 'group' ? { ...part, n: action.n } : part));
    case 'move':
      return { ...draft, when: moved(when, action.key, action.by) };
    case 'wrap':
      return wrapped(draft, action.key);
    case 'dissolve':
      return { ...draft, when: dissolved(when, action.key) };
    case 'remove':
      return {
        ...draft,
        when: without(when, action.key, { key: draft.next, is: 'empty' }),
        next: draft.next + 1,
      };
    case 'replace':
      return draftOf(action.content, draft.next);
  }
}

const said = (draft: Draft): string => JSON.stringify(contentOf(draft));

/**
 * A draft after an action; the same draft when nothing changed, or when it would be nested deeper than a rule may be.
 */
export function edited(draft: Draft, action: Action): Draft {
  const after = done(draft, action);
  const levels = levelsOf(after.when);
  const tooDeep = action.do !== 'replace' && levels > deepest && levels > levelsOf(draft.when);
  return tooDeep || said(after) === said(draft) ? draft : after;
}

/** Whether an action would nest deeper than a rule may be: said beside its button instead of done. */
export function isTooDeep(draft: Draft, action: Action): boolean {
  const levels = levelsOf(done(draft, action).when);
  return levels > deepest && levels > levelsOf(draft.when);
}
