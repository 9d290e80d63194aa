import { readAudit } from '../../src/domain/audit/read-audit.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import type { Truth } from '../../src/rules/rule.ts';
import { append } from '../audit/ledger.ts';
import { auditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { noteChild } from '../registers/note-child.ts';
import { keysOf } from '../sessions/in-use.ts';
import type { ChildContent } from '../sessions/session.ts';
import { anyRule, type Answered } from '../store/rule-figures.ts';
import { together } from '../store/together.ts';
import type { Answers } from './answers.ts';
import type { Ask } from './ask.ts';
import type { Called } from './called.ts';
import type { Made } from './cards.ts';

interface Answering {
  readonly content: ChildContent;
  readonly ask: Ask;
  readonly answers: Answers;
  readonly made: readonly Made[];
}

const answerOf = { yes: 'fired', no: 'not', unknown: 'cannot-tell' } as const satisfies Record<
  Truth,
  Answered['answer']
>;

/** In the ledger's words. */
const what = 'Alert rules answered to a CDS Hook';

/** Whose record was read for whom: the EHR is the program that asked, and the user is whom it named. */
function entryOf(
  deps: Deps,
  { issuer, service, client, requestId }: Called,
  content: ChildContent,
  { hookInstance }: Ask,
  result: { readonly cards: number; readonly alerts: readonly string[] } | { readonly refused: string },
): fhir4.AuditEvent {
  return readAudit({
    ...auditOf(deps, content, requestId),
    client: { name: `${issuer.name}, CDS Hooks`, address: client.iss },
    purpose: 'TREAT',
    what,
    details: {
      hook: service.hook,
      'hook-instance': hookInstance,
      ...('refused' in result
        ? {}
        : {
            cards: String(result.cards),
            ...(result.alerts.length === 0 ? {} : { alerts: result.alerts.join(', ') }),
          }),
    },
    ...('refused' in result ? { refused: result.refused } : {}),
  });
}

/** Keeps that it was read, what was shown and what the rules answered: all of it or none, and before the answer leaves. */
export async function keep(deps: Deps, called: Called, answering: Answering): Promise<void> {
  const { store, clock } = deps;
  const { content, ask, answers, made } = answering;
  const { issuer, service } = called;
  const tenant = content.tenant;
  const { childKey, visitKey } = keysOf(store.seal, content);
  const at = clock();
  const day = dayText(at.getTime());
  const alerts = answers.alerts.map(({ rule }) => `${rule.id} ${rule.version}`);
  await together(store.db, async (tx) => {
    await append(tx, tenant.id, entryOf(deps, called, content, ask, { cards: made.length, alerts }));
    await noteChild(deps, tx, content);
    if (answers.tried.length > 0)
      await store.ruleFigures.report(tx, { tenant, childKey, visitKey }, answeredOf(answers), day);
    await store.cdsCards.give(
      tx,
      made.map(({ card, rule }) => ({
        card: card.uuid,
        tenant: tenant.id,
        issuer: issuer.id,
        service: service.id,
        hook: service.hook,
        childKey,
        visitKey,
        ...(rule === undefined ? {} : { rule }),
      })),
      day,
      at,
    );
  });
}

/** What every rule that was tried answered, and the visit itself. */
const answeredOf = ({ tried }: Answers): readonly Answered[] => [
  { rule: anyRule, version: '', mode: 'active', answer: 'not' },
  ...tried.map(({ rule, outcome }): Answered => ({
    rule: rule.id,
    version: rule.version,
    mode: rule.status === 'silent' ? 'silent' : 'active',
    answer: answerOf[outcome.truth],
  })),
];

/** Keeps that a part of a record was sent or read, and that it was not enough to answer. */
export async function noteNotAnswered(
  deps: Deps,
  called: Called,
  content: ChildContent,
  ask: Ask,
): Promise<void> {
  const entry = entryOf(deps, called, content, ask, { refused: 'data-not-obtained' });
  await together(deps.store.db, (tx) => append(tx, content.tenant.id, entry));
}
