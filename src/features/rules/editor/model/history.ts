import { edited, type Action } from './actions.ts';
import type { Draft } from './draft.ts';

/** A draft with what it was before and what was undone. `run`: the field that key strokes are going into. */
export interface Written {
  readonly draft: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  readonly run?: string;
}

/** Steps that can be undone; the oldest are forgotten. */
const kept = 200;

export const begin = (draft: Draft): Written => ({ draft, past: [], future: [] });

const runOf = (action: Action): string | undefined => {
  if (!('typed' in action)) return undefined;
  switch (action.do) {
    case 'set':
      return `head ${action.path.join('.')}`;
    case 'set-field':
      return `${action.key} ${action.field}`;
    case 'set-n':
      return `${action.key} n`;
  }
};

export type Step = Action | { readonly do: 'undo' | 'redo' | 'pause' };

/** What is written after one step. Key strokes into one field are undone together, until there is a pause in them. */
export function step(written: Written, action: Step): Written {
  const { draft, past, future } = written;
  switch (action.do) {
    case 'undo': {
      const before = past.at(-1);
      return before === undefined
        ? written
        : { draft: before, past: past.slice(0, -1), future: [draft, ...future] };
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after === undefined ? written : { draft: after, past: [...past, draft], future: rest };
    }
    case 'pause':
      return { draft, past, future };
    case 'set':
    case 'set-field':
    case 'take-question':
    case 'choose':
    case 'add':
    case 'how':
    case 'set-n':
    case 'move':
    case 'wrap':
    case 'dissolve':
    case 'remove':
    case 'replace': {
      const after = edited(draft, action);
      if (after === draft) return written;
      const run = runOf(action);
      const goesOn = run !== undefined && run === written.run && past.length > 0;
      return {
        draft: after,
        past: goesOn ? past : [...past, draft].slice(-kept),
        future: [],
        ...(run !== undefined && { run }),
      };
    }
  }
}
