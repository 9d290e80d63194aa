import type { Recipient } from '../../domain/concern.ts';
import type { LawfulBasisList } from '../../domain/lawful-basis.ts';
import type { Recorded } from './said/recorded.ts';

/** What the form stands on besides what was typed. */
export interface FormSetting {
  /** In order; the first is the one it is sent to. */
  readonly recipients: readonly Recipient[];
  readonly bases: LawfulBasisList;
  readonly purpose: string;
  /** Given and family name of the child, which name nobody else. */
  readonly childsNames: readonly string[];
  readonly recorded: Recorded;
}
