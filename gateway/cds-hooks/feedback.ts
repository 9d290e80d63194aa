import type { Context } from 'hono';
import * as v from 'valibot';
import { AcknowledgeReason } from '../../src/api/acknowledgements.ts';
import { ruleAudit } from '../../src/domain/audit/rule-audit.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import { basisOf } from '../audit/of-session.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { together } from '../store/together.ts';
import type { CardOutcome } from '../store/cds-cards.ts';
import type { Called } from './called.ts';
import { reasonSystem } from './cards.ts';

const Coding = v.object({ system: v.nullish(v.string()), code: v.pipe(v.string(), v.minLength(1)) });

/** What people did with cards (CDS Hooks, "Feedback"). What they wrote is read over and never kept: it may name somebody. */
const Feedback = v.object({
  feedback: v.pipe(
    v.array(
      v.object({
        card: v.pipe(v.string(), v.uuid()),
        outcome: v.picklist(['accepted', 'overridden']),
        acceptedSuggestions: v.nullish(v.array(v.object({ id: v.string() }))),
        overrideReason: v.nullish(
          v.object({ reason: v.nullish(Coding), userComment: v.nullish(v.string()) }),
        ),
        outcomeTimestamp: v.pipe(v.string(), v.isoTimestamp()),
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
  ),
});
type Said = v.InferOutput<typeof Feedback>['feedback'][number];

/** Thrown to undo the transaction: nothing of a report is kept where a part of it cannot be. */
class Undone extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.problem.code);
  }
}

/** Keeps what became of cards, with its entry, and counts it for their rules. The same again changes nothing. */
export async function takeFeedback(
  deps: Deps,
  c: Context,
  called: Called,
): Promise<Result<undefined, Refusal>> {
  const body = await bodyOf(c, Feedback);
  if (!body.ok) return body;
  try {
    await together(deps.store.db, async (tx) => {
      for (const [i, said] of body.value.feedback.entries()) await takeOne(deps, tx, called, said, i);
    });
    return succeed(undefined);
  } catch (error) {
    if (error instanceof Undone) return fail(error.refusal);
    throw error;
  }
}

async function takeOne(
  deps: Deps,
  tx: Parameters<typeof append>[0],
  called: Called,
  said: Said,
  i: number,
): Promise<void> {
  const { store } = deps;
  const { issuer, service } = called;
  const field = `feedback[${i}]`;
  const outcome = outcomeOf(said, deps.clock(), field);
  if (!outcome.ok) throw new Undone(outcome.failure);
  const card = await store.cdsCards.find(tx, { card: said.card, issuer: issuer.id, service: service.id });
  if (card === undefined)
    throw new Undone(
      refusal(404, 'unknown-card', 'This service has given no such card.', { field: `${field}.card` }),
    );
  if (card.outcome_at !== null && card.outcome_at >= outcome.value.at) return;
  await store.cdsCards.outcomeKnown(tx, said.card, outcome.value);
  await append(tx, card.tenant, entryOf(deps, called, card, outcome.value));
  const { reason } = outcome.value;
  if (card.rule === null || card.version === null || reason === undefined) return;
  const visit = { tenant: { id: card.tenant }, childKey: card.child_key, visitKey: card.visit_key };
  await store.ruleFigures.acknowledged(
    tx,
    visit,
    { rule: card.rule, version: card.version, reason },
    card.day,
  );
}

/** A reason of the EHR's own is an override without one of ours. */
function outcomeOf(
  { outcome, overrideReason, outcomeTimestamp }: Said,
  now: Date,
  field: string,
): Result<CardOutcome, Refusal> {
  const at = new Date(outcomeTimestamp);
  if (at.getTime() > now.getTime() + 300_000)
    return fail(
      refusal(400, 'body-wrong', 'The time lies in the future.', { field: `${field}.outcomeTimestamp` }),
    );
  const given = overrideReason?.reason;
  if (outcome === 'accepted' || given?.system !== reasonSystem) return succeed({ outcome, at });
  const reason = v.safeParse(AcknowledgeReason, given.code);
  return reason.success
    ? succeed({ outcome, reason: reason.output, at })
    : fail(
        refusal(400, 'unknown-reason', 'The card offered no such reason.', {
          field: `${field}.overrideReason.reason.code`,
          fix: `Use one of: ${AcknowledgeReason.options.join(', ')}.`,
        }),
      );
}

/** Feedback names no person: the EHR itself says it. */
const entryOf = (
  deps: Deps,
  { issuer, client, requestId }: Called,
  card: {
    readonly card: string;
    readonly rule: string | null;
    readonly version: string | null;
    readonly hook: string;
  },
  { outcome, reason }: CardOutcome,
): fhir4.AuditEvent =>
  ruleAudit({
    at: deps.clock().toISOString(),
    user: { reference: client.iss, name: issuer.name },
    client: { name: `${issuer.name}, CDS Hooks`, address: client.iss },
    source: { name: `Safelight at ${deps.config.site.name}`, address: deps.address },
    basis: basisOf(deps, 'governance'),
    requestId,
    what: 'Card of a CDS Hook answered',
    about: card.rule === null ? card.card : `${card.rule} ${card.version ?? ''}`,
    details: { card: card.card, hook: card.hook, outcome, ...(reason === undefined ? {} : { reason }) },
  });
