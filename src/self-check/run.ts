import type { FhirConnection } from '../fhir/connection.ts';
import { createBench, type Bench } from './bench.ts';
import type { SelfCheckInput, SignedIn } from './input.ts';
import type { Checked, Exchange, Ground, Line } from './line.ts';
import { linesFor } from './lines/table.ts';
import { probeCors } from './probes/cors.ts';
import { onlyCommand, probeDiscovery, type Discovered } from './probes/discovery.ts';
import { probeEnding } from './probes/ending.ts';
import { probeIdentity, probeKeys, userIn, type Keys } from './probes/identity.ts';
import { probePatient, probeUser } from './probes/patient.ts';
import { probeScopes } from './probes/scopes.ts';
import { probeSearch } from './probes/search.ts';
import { makeSignIn, signInElsewhere, tokenShape, type SignInMade } from './probes/sign-in.ts';
import { listedVerdicts, probeStatement, type Statement } from './probes/statement.ts';
import { probeTimes } from './probes/times.ts';
import { probeTokenAnswer } from './probes/token-answer.ts';
import { notWritten, probeWritten } from './probes/written.ts';
import { offerVerdicts, planVerdicts, writtenTypes } from './probes/writing.ts';
import { scrubbed } from './scrub.ts';
import { shapeOf } from './shape.ts';
import { notTried, outcomeOf, waitsFor, type Verdict, type Verdicts } from './verdict.ts';

/** An origin that no record system has registered: discovery and metadata are open to every app. */
const anyOrigin = 'https://another-app.example';

/** Everything that is known while a run goes on. */
interface Run {
  readonly input: SelfCheckInput;
  readonly bench: Bench;
  readonly lines: readonly Line[];
  readonly verdicts: Map<string, Verdict>;
  /** Why lines of a ground could not be tried. */
  readonly missing: Map<Ground, Verdict>;
}

/** Types that are searched whatever the rules say: the household, what stands in the record already, the team. */
const alsoSearched: readonly string[] = ['RelatedPerson', 'Flag', 'CareTeam'];

const searchesOf = ({ searches }: Pick<SelfCheckInput, 'searches'>): SelfCheckInput['searches'] => [
  ...searches,
  ...alsoSearched
    .filter((type) => !searches.some(({ resource }) => resource === type))
    .map((resource) => ({ resource })),
];

/** Every line that a run of these searches answers. */
export const linesOf = (input: Pick<SelfCheckInput, 'searches'>): readonly Line[] =>
  linesFor({ searched: searchesOf(input).map(({ resource }) => resource), written: writtenTypes });

/**
 * Tries a record system line by line. Never throws for what a server does; what could not be tried says why. Nothing is
 * written unless the input asks for it. The outcome holds no person and no token.
 */
export async function selfCheck(input: SelfCheckInput): Promise<readonly Checked[]> {
  const run: Run = {
    input,
    bench: createBench(input.send, input.now),
    lines: linesOf(input),
    verdicts: new Map(),
    missing: new Map(),
  };
  const signedIn = await steps(run);
  note(run, probeTimes(run.bench, input.slowMs, signedIn));
  return scrubbed(
    run.lines.map((line) => checkedOf(run, line)),
    run.bench.secrets,
  );
}

async function steps(run: Run): Promise<SignedIn | undefined> {
  const { input, bench } = run;
  const { base, quirks } = input.subject;
  const asAnyApp = input.platform.kind === 'command' ? { origin: anyOrigin } : {};

  trying(run, '.well-known/smart-configuration');
  const discovery = await probeDiscovery(bench, base, asAnyApp);
  note(run, discovery.verdicts);
  if (discovery.found === undefined)
    run.missing.set('discovery', waitsFor('discovery-answers', 'There is no discovery document.'));
  trying(run, 'metadata');
  const statement = await probeStatement(bench, base, quirks, asAnyApp);
  note(run, statement.verdicts);
  noteStatement(run, statement.found);
  trying(run, 'Access-Control-Allow-Origin');
  note(run, await probeCors(bench, { base, platform: input.platform, ...clientOf(input) }, discovery.found));
  trying(run, 'jwks_uri');
  const keys =
    discovery.found === undefined ? undefined : await probeKeys(bench, input.platform, discovery.found);
  if (keys !== undefined) note(run, { keys: keys.verdict });

  const made = await signInOf(run, discovery.found);
  note(run, made.verdicts);
  if (made.signedIn === undefined) {
    const why =
      made.blockedBy === undefined
        ? notTried(input.signIn.kind === 'none' ? input.signIn.why : 'There is no sign-in.')
        : waitsFor(made.blockedBy, 'There is no sign-in.');
    for (const ground of ['sign-in', 'record', 'writing', 'command'] as const) run.missing.set(ground, why);
    return undefined;
  }
  await signedInSteps(run, made, made.signedIn, { found: discovery.found, statement: statement.found, keys });
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
  note(run, probeTokenAnswer(signedIn, input.subject, bench.now()));
  note(run, probeScopes(signedIn, exchange));
  trying(run, 'id_token');
  note(run, await probeIdentity(bench, input.subject, signedIn, grounds.keys, grounds.found, exchange));
  if (run.verdicts.get('id-token')?.is === 'not-met')
    for (const line of run.lines.filter(({ key }) => key.startsWith('id-token-')))
      run.verdicts.set(line.key, waitsFor('id-token', 'There is no id_token.'));

  const connection = connectionOf(run, signedIn);
  if (connection === undefined) {
    run.missing.set('record', waitsFor('context-patient', 'There is no patient to read.'));
    run.missing.set('writing', waitsFor('context-patient', 'There is no patient to write about.'));
    run.missing.set('command', waitsFor('context-patient', 'There is no patient to try the token on.'));
    return;
  }
  await recordSteps(run, connection, grounds, signedIn);
  note(run, planVerdicts(connection, input.subject, grounds.statement, ungrantedBy(run)));
  const { signIn } = input;
  if (signIn.kind !== 'make') return;
  trying(run, 'introspection_endpoint');
  const { clientId, connect } = signIn.authorizer;
  note(
    run,
    await probeEnding(bench, {
      ...grounds,
      subject: input.subject,
      signedIn,
      connection,
      connect,
      clientId,
      taken: run.verdicts.get('token-taken')?.is === 'met',
      ...(made.used === undefined ? {} : { used: made.used }),
    }),
  );
}

async function recordSteps(
  run: Run,
  connection: FhirConnection,
  { statement }: Grounds,
  { answer }: SignedIn,
): Promise<void> {
  const { input, bench } = run;
  trying(run, 'Patient');
  const ungranted = ungrantedBy(run);
  const patient = await probePatient(bench, connection, ungranted);
  note(run, patient.verdicts);
  if (!patient.taken) {
    const why = waitsFor('token-taken', 'The token is not taken.');
    for (const line of run.lines.filter(({ ground }) => ground === 'record'))
      if (!run.verdicts.has(line.key) && !/^(write-|create:)/.test(line.key)) run.verdicts.set(line.key, why);
    run.missing.set('writing', why);
    return;
  }
  const user = userIn(answer['id_token'], input.subject.base);
  trying(run, 'Practitioner');
  note(run, await probeUser(bench, connection, user, ungranted));
  if (user === undefined)
    for (const key of ['user-read', 'role-read'])
      run.verdicts.set(key, waitsFor('id-token-user', 'It is not known who is signed in.'));
  for (const search of searchesOf(input)) {
    trying(run, search.resource);
    const listed = statement === undefined ? 'not-known' : statement.listed(search.resource);
    note(run, await probeSearch(bench, { connection, listed, ungranted }, search));
  }
  if (!input.write) {
    note(run, notWritten());
    return;
  }
  trying(run, 'test set');
  note(
    run,
    await probeWritten(bench, {
      connection,
      settings: input.subject,
      statement,
      author: user,
      unread: (type) => run.verdicts.get(`search:${type}`)?.is === 'not-met',
    }),
  );
}

/** The line that says why a scope is missing: its notation or its letters, where they are amiss for all of them. */
const ungrantedBy = ({ verdicts }: Run): string =>
  ['scope-version', 'scope-letters'].find((key) => verdicts.get(key)?.is === 'not-met') ?? 'scope-granted';

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
  note(run, offerVerdicts(statement));
}

async function signInOf(run: Run, found: Discovered | undefined): Promise<SignInMade> {
  const { signIn, subject } = run.input;
  switch (signIn.kind) {
    case 'none':
      return { verdicts: {} };
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

const clientOf = ({ subject }: SelfCheckInput) =>
  subject.clientId === undefined ? {} : { clientId: subject.clientId };

const note = (run: Run, verdicts: Verdicts): void => {
  for (const [key, verdict] of Object.entries(verdicts)) run.verdicts.set(key, verdict);
};

const trying = ({ input, verdicts, lines }: Run, what: string): void =>
  input.onProgress?.({ done: verdicts.size, of: lines.length, trying: what });

/** A line that nobody answered says what it lacked. */
function checkedOf({ verdicts, missing, input }: Run, line: Line): Checked {
  const verdict =
    verdicts.get(line.key) ??
    missing.get(line.ground) ??
    (line.ground !== 'command'
      ? notTried('Another line, which comes first, was not met.')
      : input.platform.kind === 'browser'
        ? onlyCommand()
        : notTried('The token came from elsewhere: it is not renewed, given back or tried to its end.'));
  return { line, outcome: outcomeOf(line, verdict), evidence: verdict.evidence };
}
