import { randomUUID } from 'node:crypto';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { keysOf } from '../sessions/in-use.ts';
import type { ChildContent } from '../sessions/session.ts';
import { answersOf, type Answers } from './answers.ts';
import { closeContext } from './app-context.ts';
import type { Ask } from './ask.ts';
import { cardsOf, type Card, type Made } from './cards.ts';
import { contentOf, isPatient, visitOf } from './child.ts';
import type { Called } from './called.ts';
import { serverReader } from './from-server.ts';
import { gatherOne, gatherSearch, personReader, type Gathered } from './gather.ts';
import { keep, noteNotAnswered } from './keep.ts';
import { cpisFor } from './look-up.ts';
import { askingOf } from './person.ts';
import { recordOf } from './record-of.ts';
import { templatesFor, type Template } from './templates.ts';

export interface CardResponse {
  readonly cards: readonly Card[];
}

/**
 * Answers a call: reads what was sent, or asks the EHR for what was not; evaluates the rules in force as the app does; and
 * keeps the entry of the ledger and the cards before it answers. Refused with 412 where a part that the rules need was
 * neither sent nor to be had, and with the store's own refusal where the ledger takes nothing.
 */
export async function answerCall(
  deps: Deps,
  pack: RulePack,
  called: Called,
  ask: Ask,
): Promise<Result<CardResponse, Refusal>> {
  const { issuer, service, requestId } = called;
  // What is worrying about a child is never shown to the child or the family, whatever app they use.
  if (!ask.userId.startsWith('Practitioner')) return succeed({ cards: [] });
  const templates = templatesFor(issuer, pack);
  const needed = templates.filter(({ use }) => use === 'required');
  const { authorization } = ask;
  const read = authorization && serverReader(deps.ehrFetch, issuer.iss, authorization.access_token);
  const from = { ask, issuer, read };
  const of = (use: (typeof templates)[number]['use']) => templates.find((one) => one.use === use);
  const [patient, visit, asking] = await Promise.all([
    gatherOne(of('child'), ask.patientId, from),
    gatherOne(of('visit'), ask.encounterId, from),
    askingOf(ask.userId, issuer, deps.config.site, personReader(templates, from), deps.clock()),
  ]);
  const now = deps.clock();
  const content = contentOf(ask, issuer, asking, { patient, visit }, now);
  // Whoever is shown nothing needs nothing read.
  const gathered =
    asking.redFlags === 'none' ? [] : await Promise.all(needed.map((one) => gatherSearch(one, from)));
  const lacking = notToBeHad(ask, needed, gathered, !isPatient(patient));
  if (lacking.length > 0) {
    await noteNotAnswered(deps, called, content, ask);
    return fail(notObtained(lacking));
  }
  const cpis =
    asking.redFlags === 'none'
      ? undefined
      : await cpisFor(deps, content, { hook: service.hook, visit: visitOf(ask, issuer, visit) }, requestId);
  const answers = await answer(deps, pack, { content, gathered, cpis, patient: patient ?? {}, ask });
  const made = cardsOf(
    {
      ...answers,
      cpis,
      ...(asking.lessFor === undefined ? {} : { lessFor: asking.lessFor }),
      replaced: content.recordReplaced && asking.redFlags !== 'none',
    },
    {
      uuid: randomUUID,
      kindName: (id) => pack.eventKinds.find((kind) => kind.id === id)?.many ?? id,
      launchUrl: `${deps.publicUrl}/launch`,
      contextFor: (card, rule) => contextFor(deps, issuer, now, card, rule),
    },
  );
  await keep(deps, called, { content, ask, answers, made });
  return succeed({ cards: made.map(({ card }) => card) });
}

const contextFor = (
  { store }: Deps,
  { id: issuer }: Issuer,
  now: Date,
  card: string,
  rule: Made['rule'],
): string =>
  closeContext(
    store.seal,
    { card, issuer, ...(rule === undefined ? {} : { rule: rule.id, version: rule.version }) },
    now,
  );

interface Known {
  readonly content: ChildContent;
  readonly gathered: readonly Gathered[];
  readonly cpis: Awaited<ReturnType<typeof cpisFor>>;
  readonly patient: Readonly<Record<string, unknown>>;
  readonly ask: Ask;
}

async function answer(
  deps: Deps,
  pack: RulePack,
  { content, gathered, cpis, patient, ask }: Known,
): Promise<Answers> {
  const { store, config } = deps;
  const redFlags = content.redFlags ?? 'all';
  const { childKey } = keysOf(store.seal, content);
  const group = config.careSettings.settings.find(({ id }) => id === content.toldSetting)?.group;
  const record = recordOf(
    {
      patient,
      patientId: ask.patientId,
      encounterId: ask.encounterId,
      gathered,
      cpis: cpis ?? { state: 'not-checked' },
      setting: group,
      now: deps.clock(),
    },
    pack,
  );
  const acknowledgements =
    redFlags === 'none' ? [] : await store.acknowledgements.list({ tenant: content.tenant, childKey });
  const began = performance.now();
  const answers = answersOf(pack, record, { redFlags, cpis: cpis !== undefined, acknowledgements });
  deps.figures?.evaluation((performance.now() - began) / 1000);
  return answers;
}

/** Keys of what the rules cannot do without: what could not even be asked for, and everything where nothing was read. */
function notToBeHad(
  { authorization, prefetch }: Ask,
  needed: readonly Template[],
  gathered: readonly Gathered[],
  withoutPatient: boolean,
): readonly string[] {
  const notSupplied = needed.filter(
    ({ key }) => authorization === undefined && !Object.hasOwn(prefetch, key),
  );
  const nothing =
    gathered.length > 0 &&
    gathered.every(({ gap, resources }) => gap !== undefined && resources.length === 0);
  return [...(withoutPatient ? ['patient'] : []), ...(nothing ? needed : notSupplied).map(({ key }) => key)];
}

const notObtained = (keys: readonly string[]): Refusal =>
  refusal(412, 'data-not-obtained', 'Data that the alert rules need was not sent and could not be read.', {
    field: `prefetch: ${keys.join(', ')}`,
    fix: 'Send these prefetch keys (null where there is no data), or fhirServer with a fhirAuthorization that may read them.',
  });
