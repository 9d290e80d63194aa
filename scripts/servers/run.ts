import { scenarios } from '../../mocks/scenarios/all.ts';
import { hapiName, startHapi, type HapiVersion } from './hapi/start-hapi.ts';
import type { RoundPlan } from './job/round.ts';
import { must, Steps } from './job/steps.ts';
import { keep, reportOf } from './kept.ts';
import { recordSteps } from './record/steps.ts';
import { loadRecords } from './records.ts';
import type { RoundResult } from './report/report.ts';
import { startRest, type Rest } from './rest.ts';
import type { Run } from './running.ts';
import { takeRound } from './take-round.ts';

const notStarted = (why: string): RoundResult['steps'] => [
  { id: 'start', title: 'Servers start', outcome: { state: 'not-run', why }, seconds: 0 },
];

const byItself = (version: HapiVersion): string => `by-itself-${version}`;
const versionsOf = (rounds: readonly RoundPlan[]): readonly HapiVersion[] => [
  ...new Set(rounds.map(({ hapi }) => hapi)),
];

/** Everything that is wanted, as not run, in the order in which it will be. */
export const planned = (rounds: readonly RoundPlan[]): readonly RoundResult[] =>
  versionsOf(rounds).flatMap((version) => {
    const common = { fhir: { name: hapiName, version }, steps: notStarted('The run was ended before it.') };
    return [
      { ...common, id: byItself(version), how: 'what it holds, and what it takes' },
      ...rounds
        .filter(({ hapi }) => hapi === version)
        .map(({ id, client, write, child, signIn, validating }) => ({
          ...common,
          id,
          signIn: { name: signIn === 'keycloak' ? 'Keycloak' : 'the sandbox', version: '' },
          how: `${client} client, ${write}, child ${child}${validating === true ? ', the server validating what it is sent' : ''}`,
        })),
    ];
  });

/** Changes what is kept of one round. */
function put({ results }: Run, id: string, changes: Partial<RoundResult>): void {
  const at = results.findIndex((one) => one.id === id);
  const found = results[at];
  if (found !== undefined) results[at] = { ...found, ...changes };
}

/** Takes every step that is wanted and can be; `results` says of the others why they were not. */
export async function run(one: Run): Promise<void> {
  const { options, results } = one;
  results.push(...planned(options.rounds));
  const rest = await startRest(one);
  if (!rest.ok) {
    for (const { id } of [...results]) put(one, id, { steps: notStarted(rest.failure) });
    return;
  }
  for (const version of versionsOf(options.rounds)) await atServer(one, rest.value, version);
}

/** Every child is looked at on this one; on the others, to keep the run short, those of the rounds. */
const newest: HapiVersion = '8.4.0';

/** One FHIR server with an empty database, by itself and then in each round; it is ended before the next is started. */
async function atServer(one: Run, rest: Rest, version: HapiVersion): Promise<void> {
  const { options, say, began, closing } = one;
  const rounds = options.rounds.filter(({ hapi }) => hapi === version);
  say(`Starting HAPI FHIR ${version}`);
  const fhir = await startHapi(rest.ports.hapi, version);
  if (!fhir.ok) {
    for (const id of [byItself(version), ...rounds.map((plan) => plan.id)])
      put(one, id, { steps: notStarted(fhir.failure) });
    return;
  }
  closing.add(fhir.value.stop);
  const few = options.quick || version !== newest;
  const children = few ? rounds.map(({ child }) => child) : scenarios.map(({ id }) => id);
  say(`HAPI FHIR ${fhir.value.version}: loading ${children.length} children of the sandbox`);
  const steps = new Steps((line) => say(`  ${line}`));
  put(one, byItself(version), { fhir: fhir.value, steps: steps.results });
  const loaded = await loadRecords(fhir.value.base, began, children);
  await steps.take('records', 'The sandbox’s records taken as they are', [], () => {
    const refused = loaded.refused.map(({ reference, why }) => `${reference}: ${why}`).join('; ');
    must(refused === '', refused);
    return Promise.resolve(`${loaded.taken} resources, ids kept`);
  });
  await recordSteps(steps, { fhir: fhir.value, config: rest.config, loadedAt: began, children });
  for (const plan of rounds) {
    const taking = await takeRound(one, rest, { plan, fhir: fhir.value, loaded });
    put(one, plan.id, {
      fhir: fhir.value,
      ...(taking.ok ? taking.value : { steps: notStarted(taking.failure) }),
    });
    if (taking.ok) await taking.value.done;
    keep(reportOf(began, one.results));
  }
  await closing.one(fhir.value.stop);
}
