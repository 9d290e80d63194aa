import * as v from 'valibot';
import { IdentityCheckShape } from '../../src/api/cpis.ts';

const maybe = v.exactOptional(v.string());
const System = v.object({ name: v.string(), address: maybe });

const Basis = v.object({
  listVersion: v.string(),
  chosen: v.pipe(
    v.array(
      v.object({
        id: v.string(),
        part: v.picklist(['article-6', 'article-9', 'schedule-1', 'common-law', 'statute']),
        citation: v.string(),
        title: v.string(),
      }),
    ),
    v.readonly(),
  ),
});

/**
 * As what a look-up was asked: all that its audit entries say but when and what came of it. Kept sealed with the row, so
 * that whichever process closes it can say so in the ledger.
 */
export const AskedAs = v.object({
  user: v.object({ reference: v.string(), name: v.string(), role: maybe, organisation: maybe }),
  source: System,
  client: v.exactOptional(System),
  patient: v.string(),
  encounter: maybe,
  purpose: v.picklist(['TREAT', 'ETREAT', 'THREAT', 'HCOMPL']),
  /** Look-ups that an earlier version began have none. */
  basis: v.optional(Basis, { listVersion: 'not recorded', chosen: [] }),
  askedAt: maybe,
  requestId: maybe,
  kind: v.picklist(['unscheduled', 'scheduled']),
  setting: v.string(),
  why: v.picklist(['pressed', 'opened', 'hook', 'asked-again']),
  identity: v.exactOptional(IdentityCheckShape),
  nhsUser: v.exactOptional(
    v.object({ id: v.string(), name: v.string(), role: v.string(), roleId: v.string() }),
  ),
});
export type AskedAs = v.InferOutput<typeof AskedAs>;

/** Who asked, as it is shown, and as what. Look-ups of earlier versions have the name and the role alone. */
export const Asked = v.object({
  name: v.string(),
  role: v.optional(v.string()),
  as: v.optional(AskedAs),
});
