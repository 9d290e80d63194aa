import type { Recipient, Route } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { LawfulBasisList } from '../../domain/lawful-basis.ts';
import type { Recorded } from './said/recorded.ts';

/** What the form stands on besides what was typed. */
export interface FormSetting {
  readonly now: Instant;
  /** In order; the first is the one it is sent to. */
  readonly recipients: readonly Recipient[];
  /** How it reaches the first; undefined: nobody knows or said, and it is asked. */
  readonly route?: Route | undefined;
  readonly bases: LawfulBasisList;
  readonly purpose: string;
  /** Given and family name of the child, which name nobody else. */
  readonly childsNames: readonly string[];
  readonly recorded: Recorded;
}
