import { systems } from '../../../rules/validate/code.ts';
import { codeSetDraft, systemWords } from '../../../text/code-set.ts';

type Known = keyof typeof systems;

/** A code system as it is chosen: one that is known here, or a local one by its address. */
export interface ChosenSystem {
  readonly which: Known | 'local';
  readonly address: string;
}

export const noSystem: ChosenSystem = { which: 'snomed', address: '' };

/** The system's address, empty while that of a local one is not written. */
export const systemOf = ({ which, address }: ChosenSystem): string =>
  which === 'local' ? address.trim() : systems[which];

const known = ['snomed', 'icd10', 'readV2', 'ctv3'] as const satisfies readonly Known[];

/** What can be chosen, with its words. */
export const systemChoices: readonly { readonly value: ChosenSystem['which']; readonly label: string }[] = [
  ...known.map((value) => ({ value, label: systemWords(systems[value]) })),
  { value: 'local', label: codeSetDraft.otherSystem },
];
