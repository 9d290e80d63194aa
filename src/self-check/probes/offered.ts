import type { Platform } from '../input.ts';
import type { Exchange } from '../line.ts';
import type { Run } from '../run-state.ts';
import { isObject, objectIn } from '../shape.ts';
import { met, notMet, notMetSo, notTried, type Verdict, type Verdicts } from '../verdict.ts';
import { isSafeUrl } from './addresses.ts';
import { allowed, unread } from './open-document.ts';

type Answer = Readonly<Record<string, unknown>>;

/** More than Safelight reads of a style. */
const mostOfStyle = 16_384;

/** What a launch may offer beside the record: messages to the record system's page, its hub, its colours. */
export async function probeOffered(run: Run, answer: Answer, exchange: Exchange): Promise<Verdicts> {
  const { known } = run.input.subject;
  return {
    'context-messaging': pairVerdict(answer, exchange, {
      names: ['smart_web_messaging_handle', 'smart_web_messaging_origin'],
      address: 'smart_web_messaging_origin',
      base: run.input.subject.base,
      origins: known === undefined ? undefined : [...known.origins, ...known.frameAncestors],
      setting: '`frameAncestors` or `origins`',
    }),
    'context-fhircast': pairVerdict(answer, exchange, {
      names: ['hub.url', 'hub.topic'],
      address: 'hub.url',
      base: run.input.subject.base,
      origins: known?.hubs,
      setting: '`hubs`',
    }),
    'context-frame': frameVerdict(run.input.platform),
    'context-style': await styleVerdict(run, answer['smart_style_url'], exchange),
  };
}

/** Narrowest width, in CSS pixels, at which every screen fits. */
const narrowest = 320;

/** Where the launched page stands. It works without storage; what that costs is said. */
function frameVerdict(platform: Platform): Verdict {
  if (platform.kind === 'command')
    return notTried(
      'Only a page knows where it stands: open Safelight from the record system and choose Self-check there.',
    );
  const { framed, width, height, storage } = platform.frame;
  const place = `${framed ? 'In a frame' : 'In a window'} of ${width} × ${height}`;
  if (width < narrowest)
    return notMetSo(
      `${place}: parts of a screen are cut off.`,
      `Give the frame ${narrowest} pixels of width at least; 400 are better.`,
    );
  return storage
    ? met(`${place}, with storage of its own.`)
    : notMet(`${place}, and the browser keeps storage from it.`);
}

interface Pair {
  readonly names: readonly [string, string];
  /** The one of the two that is an address. */
  readonly address: string;
  readonly base: string;
  /** Origins that it may be at; undefined where no issuer's file says so. */
  readonly origins: readonly string[] | undefined;
  readonly setting: string;
}

/** Two members that go together, one of them an address that Safelight speaks to only where its issuer's file names it. */
function pairVerdict(answer: Answer, exchange: Exchange, pair: Pair): Verdict {
  const { names, address, base, origins, setting } = pair;
  const given = names.filter((name) => answer[name] !== undefined && answer[name] !== null);
  if (given.length === 0) return met('It is not offered: Safelight does without.', exchange);
  const missing = names.filter((name) => typeof answer[name] !== 'string' || answer[name] === '');
  if (missing.length > 0)
    return notMet(`Not there, or not text: ${missing.map((name) => `\`${name}\``).join(', ')}.`, exchange);
  const url = String(answer[address]);
  if (!URL.canParse(url) || !isSafeUrl(url, base))
    return notMetSo(
      `\`${address}\` is no https address.`,
      `Give \`${address}\` whole, from \`https://\` on.`,
      exchange,
    );
  return originVerdict(url, address, { origins, setting }, exchange);
}

function originVerdict(
  url: string,
  name: string,
  { origins, setting }: Pick<Pair, 'origins' | 'setting'>,
  exchange: Exchange,
): Verdict {
  if (origins === undefined)
    return met(`It is there; its origin is to be named in ${setting} of the issuer’s file.`, exchange);
  return origins.includes(new URL(url).origin)
    ? met('It is there, at an origin that the issuer’s file names.', exchange)
    : notMetSo(
        `\`${name}\` is at an origin that the issuer’s file does not name: it is left out.`,
        `Add the origin of \`${name}\` to ${setting} of the issuer’s file.`,
        exchange,
      );
}

/** The style as the page reads it: without a token, from where it says, small, and open to the page's origin. */
async function styleVerdict({ bench, input }: Run, url: unknown, exchange: Exchange): Promise<Verdict> {
  const { subject, platform } = input;
  if (url === undefined || url === null) return met('None is given: Safelight keeps its own look.', exchange);
  if (typeof url !== 'string' || !URL.canParse(url) || !isSafeUrl(url, subject.base))
    return notMetSo(
      '`smart_style_url` is no https address.',
      'Give `smart_style_url` whole, from `https://` on.',
      exchange,
    );
  const at = originVerdict(
    url,
    'smart_style_url',
    { origins: subject.known?.origins, setting: '`origins`' },
    exchange,
  );
  if (at.is !== 'met') return at;
  const origin = platform.kind === 'command' ? platform.origin : undefined;
  const { told, exchange: seen } = await bench.ask(
    {
      method: 'GET',
      url,
      headers: { accept: 'application/json', ...(origin === undefined ? {} : { origin }) },
    },
    'smart_style_url',
    (text) => (isObject(objectIn(text)) ? 'a JSON object' : 'not a JSON object'),
  );
  if (told.kind === 'no-answer' && told.reachable === true)
    return notMet('The server answers, and the browser may not read it.', seen);
  if (told.kind !== 'answered') return notMet(unread(told), seen);
  if (told.status !== 200 || told.hops.length > 0)
    return notMet(`It answers ${told.hops.length > 0 ? 'with a redirect' : told.status}.`, seen);
  if (objectIn(told.text) === undefined) return notMet('It is no JSON object.', seen);
  if (new TextEncoder().encode(told.text).byteLength > mostOfStyle)
    return notMet('It is larger than 16 kB.', seen);
  return origin === undefined ? met('It can be read.', seen) : allowed(told.headers, origin, seen);
}
