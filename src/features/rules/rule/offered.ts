import type { RuleVersionShape } from '../../../api/rules.ts';
import type { Right } from '../../../api/sessions.ts';
import { acts } from '../../../text/rule-desk-life.ts';

export type ActName = 'submit' | 'make-silent' | 'make-active' | 'return' | 'give-up' | 'retire';

/** Something that may be done to a version. `blocked`: not yet, and why; `likely`: the gateway will probably refuse it. */
export interface Offered {
  readonly act: ActName;
  readonly blocked?: string;
  readonly likely?: string;
}

/** What still stands in the way besides the silent run, which the one who approves may cut short. */
const unready = ({ owed }: RuleVersionShape): boolean => owed.some(({ path }) => path !== 'silentRun');

/**
 * What somebody with these rights may do to a version as it stands. That they wrote it is told by their name, which proves
 * nothing: the gateway knows them by key and decides.
 */
export function offered(
  version: RuleVersionShape,
  rights: readonly Right[],
  name: string,
): readonly Offered[] {
  const may = (right: Right, ...of: readonly Offered[]): readonly Offered[] =>
    rights.includes(right) ? of : [];
  const blocked = unready(version) ? { blocked: acts.submit.blocked } : {};
  const own = version.authors.some((author) => author.name === name) ? { likely: acts.own } : {};
  switch (version.status) {
    case 'draft':
      return version.submitted
        ? [
            ...may('approve-rules', { act: 'make-silent', ...blocked, ...own }, { act: 'return' }),
            ...may('edit-rules', { act: 'give-up' }),
          ]
        : may('edit-rules', { act: 'submit', ...blocked }, { act: 'give-up' });
    case 'silent':
      return [
        ...may('approve-rules', { act: 'make-active', ...blocked, ...own }),
        ...may('retire-rules', { act: 'retire' }),
      ];
    case 'active':
      return may('retire-rules', { act: 'retire' });
    case 'retired':
      return [];
  }
}
