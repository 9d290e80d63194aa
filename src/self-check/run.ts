import type { FhirConnection } from '../fhir/connection.ts';
import { createBench, Stopped, type Bench } from './bench.ts';
import type { SelfCheckInput, SignedIn } from './input.ts';
import type { Checked, Exchange, Line } from './line.ts';
import { linesFor } from './lines/table.ts';
import { isSafeBase } from './probes/addresses.ts';
import { probeCors } from './probes/cors.ts';
import { onlyCommand, probeDiscovery, type Discovered } from './probes/discovery.ts';
import { probeEnding } from './probes/ending.ts';
import { probeIdentity, probeKeys, type Keys } from './probes/identity.ts';
import { probeOffered } from './probes/offered.ts';
import { probeScopes } from './probes/scopes.ts';
import { makeSignIn, signInElsewhere, tokenShape, type SignInMade } from './probes/sign-in.ts';
import { listedVerdicts, probeStatement, type Statement } from './probes/statement.ts';
import { probeTimes } from './probes/times.ts';
import { probeTokenAnswer } from './probes/token-answer.ts';
import { offerVerdicts, planVerdicts, writtenTypes } from './probes/writing.ts';
import { recordSteps } from './record-steps.ts';
import { attempt, note, searchesOf, trying, ungrantedBy, type Run } from './run-state.ts';
import { scrubbed } from './scrub.ts';
import { shapeOf } from './shape.ts';
import { met, notMet, notTried, outcomeOf, waitsFor } from './verdict.ts';

/** An origin that no record system has registered: discovery and metadata are open to every app. */
const anyOrigin = 'https://another-app.example';

/** Every line that a run of these searches answers. */
export const linesOf = (input: Pick<SelfCheckInput, 'searches'>): readonly Line[] =>
  linesFor({ searched: searchesOf(input).map(({ resource }) => resource), written: writtenTypes });

/**
 * Tries a record system line by line. Never throws, whatever a server does: what could not be tried says why, and a run
 * that did not come to its end is a line that is not met. Nothing is written unless the input asks for it. The outcome
 * holds no person and no token.
 */
export async function selfCheck(input: SelfCheckInput): Promise<readonly Checked[]> {
  const run: Run = {
    input,
    bench: createBench(input.send, input.now, input.stop),
    lines: linesOf(input),
    verdicts: new Map(),
    missing: new Map(),
    steps: [],
  };
  try {
    const signedIn = await steps(run);
    note(run, probeTimes(run.bench, input.slowMs, signedIn));
    note(run, { 'run-whole': met('It did.') });
  } catch (error) {
    const why = error instanceof Stopped ? 'Its time was up, or somebody stopped it' : 'It broke off';
    const last = run.bench.last();
    note(run, {
      'run-whole': notMet(
        `${why}, while this was tried: \`${run.steps.at(-1) ?? ''}\`.`,
        ...(last === undefined ? [] : [last]),
      ),
    });
  }
  return scrubbed(
    run.lines.map((line) => checkedOf(run, line)),
    run.bench.secrets,
  );
}

async function steps(run: Run): Promise<SignedIn | undefined> {
  const { input, bench } = run;
  const { subject, platform } = input;
  const asAnyApp = platform.kind === 'command' ? { origin: anyOrigin } : {};
  // A step that broke off leaves its lines to say so.
  const brokeOff = { verdicts: {} };

  trying(run, '.well-known/smart-configuration');
  const ofDiscovery = (key: string) => /^(discovery-|capability-|pkce-|cors-discovery)/.test(key);
  const discovery: Awaited<ReturnType<typeof probeDiscovery>> =
    (await attempt(run, 'discovery-answers', ofDiscovery, () => probeDiscovery(bench, subject, asAnyApp))) ??
    brokeOff;
  note(run, discovery.verdicts);
  if (discovery.found === undefined)
    run.missing.set('discovery', waitsFor('discovery-answers', 'There is no discovery document.'));
  trying(run, 'metadata');
  const statement: Awaited<ReturnType<typeof probeStatement>> =
    (await attempt(
      run,
      'metadata',
      (key) => key === 'cors-metadata',
      () => probeStatement(bench, subject.base, subject.quirks, asAnyApp),
    )) ?? brokeOff;
  note(run, statement.verdicts);
  noteStatement(run, statement.found);
  trying(run, 'Access-Control-Allow-Origin');
  note(run, await probeCors(bench, { base: subject.base, platform, ...clientOf(input) }, discovery.found));
  trying(run, 'jwks_uri');
  const { found } = discovery;
  const keys =
    found === undefined
      ? undefined
      : await attempt(
          run,
          'keys',
          () => false,
          () => probeKeys(bench, platform, found),
        );
  if (keys !== undefined) note(run, { keys: keys.verdict });

  const made = await signInOf(run, found);
  note(run, made.verdicts);
  if (made.signedIn === undefined) {
    const why =
      made.blockedBy === undefined
        ? notTried(input.signIn.kind === 'none' ? input.signIn.why : 'There is no sign-in.')
        : waitsFor(made.blockedBy, 'There is no sign-in.');
    for (const ground of ['sign-in', 'record', 'writing', 'command'] as const) run.missing.set(ground, why);
    return undefined;
  }
  await signedInSteps(run, made, made.signedIn, { found, statement: statement.found, keys });
  return made.signedIn;
}

interface Grounds {
  readonly found: Discovered | undefined;
  readonly statement: Statement | undefined;
  readonly keys: Keys | undefined;
}

async function signedInSteps(
  run: Run,
  made: SignInMade,
  signedIn: SignedIn,
  grounds: Grounds,
): Promise<void> {
  const { input, bench } = run;
  const { answer } = signedIn;
  keepSecrets(bench, answer);
  const exchange = tokenExchange(bench, answer);
  note(run, probeTokenAnswer(signedIn, input.subject, exchange));
  note(run, probeScopes(signedIn, exchange));
  trying(run, 'smart_style_url');
  note(
    run,
    (await attempt(
      run,
      'context-style',
      () => false,
      () => probeOffered(run, answer, exchange),
    )) ?? {},
  );
  trying(run, 'id_token');
  const ofIdentity = (key: string) => key.startsWith('id-token-');
  note(
    run,
    (await attempt(run, 'id-token', ofIdentity, () =>
      probeIdentity(bench, input.subject, signedIn, grounds.keys, grounds.found, exchange),
    )) ?? {},
  );
  if (run.verdicts.get('id-token')?.is === 'not-met')
    for (const line of run.lines.filter(({ key }) => ofIdentity(key)))
      run.verdicts.set(line.key, waitsFor('id-token', 'There is no id_token.'));

  const connection = connectionOf(run, signedIn);
  if (connection === undefined) {
    run.missing.set('record', waitsFor('context-patient', 'There is no patient to read.'));
    run.missing.set('writing', waitsFor('context-patient', 'There is no patient to write about.'));
    run.missing.set('command', waitsFor('context-patient', 'There is no patient to try the token on.'));
    return;
  }
  await recordSteps(run, connection, grounds.statement, signedIn);
  note(run, planVerdicts(connection, input.subject, grounds.statement, ungrantedBy(run)));
  await endingSteps(run, made, { connection, signedIn, found: grounds.found });
}

async function endingSteps(
  run: Run,
  made: SignInMade,
  tried: {
    readonly connection: FhirConnection;
    readonly signedIn: SignedIn;
    readonly found: Discovered | undefined;
  },
): Promise<void> {
  const { input, bench } = run;
  const { signIn } = input;
  if (signIn.kind !== 'make') return;
  trying(run, 'introspection_endpoint');
  const ofEnding = (key: string) => run.lines.find((one) => one.key === key)?.ground === 'command';
  const ended = await attempt(run, 'introspection', ofEnding, () =>
    probeEnding(bench, {
      ...tried,
      authorizer: signIn.authorizer,
      taken: run.verdicts.get('token-taken')?.is === 'met',
      ...(made.used === undefined ? {} : { used: made.used }),
    }),
  );
  note(run, ended ?? {});
}

function noteStatement(run: Run, statement: Statement | undefined): void {
  if (statement === undefined) {
    run.missing.set('statement', waitsFor('metadata', 'There is no capability statement.'));
    return;
  }
  note(
    run,
    listedVerdicts(
      searchesOf(run.input).map(({ resource }) => resource),
      statement,
    ),
  );
  note(run, offerVerdicts(statement, run.input.subject));
}

async function signInOf(run: Run, found: Discovered | undefined): Promise<SignInMade> {
  const { signIn, subject } = run.input;
  if (signIn.kind === 'none') return { verdicts: {} };
  // Neither a code nor a token goes where anybody may read along.
  if (!isSafeBase(subject.base)) return { verdicts: {}, blockedBy: 'discovery-https' };
  switch (signIn.kind) {
    case 'there':
      return { verdicts: signInElsewhere(signIn.signedIn), signedIn: signIn.signedIn };
    case 'make':
      if (found === undefined) return { verdicts: {}, blockedBy: 'discovery-answers' };
      trying(run, 'authorization_endpoint');
      return makeSignIn(run.bench, subject.base, found, signIn.authorizer);
  }
}

/** The launch's own connection, or one with the token that was just given. */
function connectionOf(run: Run, { answer, connection, asked }: SignedIn): FhirConnection | undefined {
  if (connection !== undefined) return connection;
  const { signIn, subject } = run.input;
  const { patient, encounter, access_token: token, scope } = answer;
  if (signIn.kind !== 'make' || typeof patient !== 'string' || patient === '' || typeof token !== 'string')
    return undefined;
  return signIn.authorizer.connect(token, {
    base: subject.base,
    patientId: patient,
    ...(typeof encounter === 'string' ? { encounterId: encounter } : {}),
    grantedScope: typeof scope === 'string' ? scope : asked,
    quirks: subject.quirks,
  });
}

function keepSecrets(bench: Bench, answer: SignedIn['answer']): void {
  for (const name of ['access_token', 'refresh_token', 'id_token', 'patient', 'encounter'])
    if (typeof answer[name] === 'string') bench.keepSecret(answer[name]);
}

const tokenExchange = (bench: Bench, answer: SignedIn['answer']): Exchange => ({
  at: new Date(bench.now()).toISOString(),
  request: 'POST token_endpoint',
  answer: '200, the token answer of this sign-in',
  body: shapeOf(answer, tokenShape),
});

const clientOf = ({ subject: { client, clientId, write } }: SelfCheckInput) => ({
  client,
  writes: write !== 'none',
  ...(clientId === undefined ? {} : { clientId }),
});

/** A line that nobody answered says what it lacked. */
function checkedOf({ verdicts, missing, input }: Run, line: Line): Checked {
  const verdict =
    verdicts.get(line.key) ??
    (verdicts.get('run-whole')?.is === 'not-met'
      ? waitsFor('run-whole', 'The run ended before this was tried.')
      : undefined) ??
    missing.get(line.ground) ??
    (line.ground !== 'command'
      ? notTried('Another line, which comes first, was not met.')
      : input.platform.kind === 'browser'
        ? onlyCommand()
        : notTried('The token came from elsewhere: it is not renewed, given back or tried to its end.'));
  return { line, outcome: outcomeOf(line, verdict), evidence: verdict.evidence };
}
