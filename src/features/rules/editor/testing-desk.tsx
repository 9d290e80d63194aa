import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import type { RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { shippedPack } from '../../../rules/testing-pack.ts';
import { DeskContext, type Desk } from '../../../desk/desk.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { emptySet } from './testing-bad-rules.ts';

const never = () => new Promise<never>(() => undefined);

/** A rule book that answers nothing but what a test gives it. */
const silentApi: RuleBookApi = {
  list: never,
  history: never,
  difference: never,
  create: never,
  duplicate: never,
  saveDraft: never,
  move: never,
  proposals: never,
  decide: never,
  exported: never,
  take: never,
  words: never,
  children: never,
  addChild: never,
  codeSets: never,
  codeSet: never,
  saveCodeSet: never,
  moveCodeSet: never,
  findCodes: never,
  figures: never,
  figuresToShare: never,
};

const deskWith = (api: Partial<RuleBookApi>): Desk => ({
  send: never,
  api: { ...silentApi, ...api },
  clinician: { reference: 'Practitioner/lead', name: 'Jo DUMMY', role: 'named nurse' },
  rights: ['read-rules', 'edit-rules'],
  settings: [
    { id: 'ed', title: 'A&E', group: 'emergency', kind: 'unscheduled', policy: 'on-click' },
    { id: 'gp', title: 'GP surgery', group: 'gp', kind: 'scheduled', policy: 'on-click' },
  ],
  now: () => '2026-11-20T10:42:00.000Z',
});

/** The words that are shipped, and a set without a code. */
const vocabulary = { ...shippedPack, codeSets: [...shippedPack.codeSets, emptySet] };

/** One version as the gateway answers it. */
export const versionOf = (
  content: Readonly<Record<string, unknown>> & { readonly id: string },
  more: Partial<RuleVersionShape> = {},
): RuleVersionShape => ({
  rule: content.id,
  number: 1,
  version: '1.0.0',
  status: 'draft',
  content: { ...content },
  sentence: 'A sentence.',
  digest: 'digest-1',
  pins: { codeSets: [], eventKinds: '' },
  authors: [{ name: 'Jo DUMMY' }],
  submitted: false,
  createdAt: '2026-11-20T10:42:00.000Z',
  changedAt: '2026-11-20T10:42:00.000Z',
  owed: [],
  reviewDue: 'later',
  ...more,
});

/** A rule with these versions, newest first. */
export const historyOf = (...versions: readonly RuleVersionShape[]): RuleHistory => ({
  id: versions[0]?.rule ?? '',
  versions: [...versions],
  acts: [],
});

/** The editor of a new rule, or of one that is there, with what was called. */
export function openEditor(
  history?: RuleHistory,
  api: Partial<RuleBookApi> = {},
): {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly onSaved: ReturnType<typeof vi.fn<(history: RuleHistory) => void>>;
  readonly onLeave: ReturnType<typeof vi.fn<() => void>>;
  readonly close: () => void;
} {
  const onSaved = vi.fn<(history: RuleHistory) => void>();
  const onLeave = vi.fn<() => void>();
  const user = userEvent.setup();
  const { unmount } = render(
    <DeskContext value={deskWith(api)}>
      <RuleEditor
        {...(history !== undefined && { history })}
        vocabulary={vocabulary}
        childFiles={[]}
        onChildAdded={() => undefined}
        onSaved={onSaved}
        onLeave={onLeave}
      />
    </DeskContext>,
  );
  return { user, onSaved, onLeave, close: unmount };
}
