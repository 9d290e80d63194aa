import * as v from 'valibot';
import type { CodeSet, EventKind } from '../domain/record.ts';
import type { Result } from '../domain/result.ts';
import { exactly, type Send } from './call.ts';
import {
  CodeFound,
  CodeSetHistory,
  CodeSetSummary,
  type MoveCodeSet,
  type SaveCodeSet,
} from './code-sets.ts';
import type { ApiFailure } from './problem.ts';
import { Figures } from './rule-figures.ts';
import {
  Differences,
  Imported,
  Proposal,
  RuleHistory,
  RuleList,
  TestChildShape,
  type DecideProposal,
  type DuplicateRule,
  type MoveRule,
  type RuleContent,
} from './rules.ts';

type Answer<T> = Promise<Result<T, ApiFailure>>;
/** A test child as it is written in a file. */
export type TestChildFile = v.InferOutput<typeof TestChildShape>;

/** The words that this organisation's rules are written in, as they are in force. */
interface WordsInForce {
  readonly codeSets: readonly CodeSet[];
  readonly eventKinds: readonly EventKind[];
  /** Rules that run, silently or shown, as JSON. */
  readonly rules?: readonly object[] | undefined;
}

/** What a list is narrowed to; absent: not narrowed, but for retired rules, which are asked for by name. */
interface RuleFilter {
  readonly text?: string;
  readonly status?: string;
  readonly severity?: string;
}

/** Days in London such as `2026-11-20`, both included; absent: the last 90. */
export interface FigurePeriod {
  readonly rule?: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * The rule book of the signed-in person's organisation, over an open session; no child is needed. Each call is one
 * request and is never repeated by itself. Refusals name their fields in `problem.problems`.
 */
export interface RuleBookApi {
  readonly list: (filter: RuleFilter) => Answer<RuleList>;
  readonly history: (rule: string) => Answer<RuleHistory>;
  readonly difference: (rule: string, from: number, to: number) => Answer<v.InferOutput<typeof Differences>>;
  readonly create: (content: RuleContent) => Answer<RuleHistory>;
  readonly duplicate: (rule: string, as: v.InferOutput<typeof DuplicateRule>) => Answer<RuleHistory>;
  /** `seen`: digest of the draft that was changed; absent where there was none. `reason`: why it is changed. */
  readonly saveDraft: (
    rule: string,
    content: RuleContent,
    seen: string | undefined,
    reason?: string,
  ) => Answer<RuleHistory>;
  readonly move: (rule: string, move: MoveRule) => Answer<RuleHistory>;
  readonly proposals: () => Answer<readonly Proposal[]>;
  readonly decide: (decision: v.InferOutput<typeof DecideProposal>) => Answer<readonly Proposal[]>;
  /** One rule, or all when `rule` is absent. The answer is what is written to the file, as it is. */
  readonly exported: (as: 'json' | 'plan-definition', rule?: string) => Answer<object>;
  readonly take: (file: object) => Answer<v.InferOutput<typeof Imported>>;
  readonly words: () => Answer<WordsInForce>;
  readonly children: () => Answer<readonly TestChildFile[]>;
  readonly addChild: (child: TestChildFile) => Answer<TestChildFile>;
  readonly codeSets: () => Answer<readonly CodeSetSummary[]>;
  readonly codeSet: (id: string) => Answer<CodeSetHistory>;
  readonly saveCodeSet: (id: string, set: v.InferOutput<typeof SaveCodeSet>) => Answer<CodeSetHistory>;
  readonly moveCodeSet: (id: string, move: v.InferOutput<typeof MoveCodeSet>) => Answer<CodeSetHistory>;
  /** At most 50 codes of the sets in force whose words or code hold every word of `text`. */
  readonly findCodes: (text: string) => Answer<readonly v.InferOutput<typeof CodeFound>[]>;
  readonly figures: (period: FigurePeriod) => Answer<Figures>;
  /** As `figures`, to leave the organisation: small counts suppressed, the others rounded. */
  readonly figuresToShare: (period: FigurePeriod) => Answer<Figures>;
}

const Words = exactly<WordsInForce>(
  v.object({
    codeSets: v.array(v.looseObject({ id: v.string(), title: v.string(), concepts: v.array(v.unknown()) })),
    eventKinds: v.array(
      v.looseObject({ id: v.string(), one: v.string(), many: v.string(), from: v.array(v.unknown()) }),
    ),
    rules: v.optional(v.array(v.looseObject({}))),
  }),
);

const id = encodeURIComponent;

/** What is asked for, in the address; never a person. */
function asked(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const text = new URLSearchParams(given).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The rule book, asked through an open session. */
export function createRuleBookApi(send: Send): RuleBookApi {
  const get = <T>(path: string, answer: v.GenericSchema<unknown, T>): Answer<T> =>
    send({ method: 'GET', path, answer });
  const post = <T>(path: string, body: unknown, answer: v.GenericSchema<unknown, T>): Answer<T> =>
    send({ method: 'POST', path, body, answer });
  const put = <T>(path: string, body: unknown, answer: v.GenericSchema<unknown, T>): Answer<T> =>
    send({ method: 'PUT', path, body, answer });
  const book = (rule: string, rest = ''): string => `/rule-book/${id(rule)}${rest}`;
  return {
    list: (filter) => get(asked('/rule-book', { ...filter }), RuleList),
    history: (rule) => get(book(rule), RuleHistory),
    difference: (rule, from, to) => get(book(rule, `/difference?from=${from}&to=${to}`), Differences),
    create: (content) => post('/rule-book', { content }, RuleHistory),
    duplicate: (rule, as) => post(book(rule, '/duplicate'), as, RuleHistory),
    saveDraft: (rule, content, seen, reason) =>
      put(
        book(rule, '/draft'),
        { content, ...(seen === undefined ? {} : { seen }), ...(reason === undefined ? {} : { reason }) },
        RuleHistory,
      ),
    move: (rule, move) => post(book(rule, '/moves'), move, RuleHistory),
    proposals: () => get('/rule-book/proposals', v.array(Proposal)),
    decide: (decision) => post('/rule-book/proposals', decision, v.array(Proposal)),
    exported: (as, rule) => get(asked('/rule-book/export', { as, rule }), v.looseObject({})),
    take: (file) => post('/rule-book/import', file, Imported),
    words: () => get('/rules', Words),
    children: () => get('/rule-book/children', v.array(TestChildShape)),
    addChild: (child) => post('/rule-book/children', { child }, TestChildShape),
    codeSets: () => get('/code-sets', v.array(CodeSetSummary)),
    codeSet: (set) => get(`/code-sets/${id(set)}`, CodeSetHistory),
    saveCodeSet: (set, body) => put(`/code-sets/${id(set)}/draft`, body, CodeSetHistory),
    moveCodeSet: (set, body) => post(`/code-sets/${id(set)}/moves`, body, CodeSetHistory),
    findCodes: (text) => get(asked('/codes', { text }), v.array(CodeFound)),
    figures: (period) => get(asked('/rules/figures', { ...period }), Figures),
    figuresToShare: (period) => get(asked('/rules/figures/export', { ...period }), Figures),
  };
}
