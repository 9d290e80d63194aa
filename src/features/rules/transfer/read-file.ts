import * as v from 'valibot';
import { ImportRules } from '../../../api/rules.ts';
import { fail, succeed, type Result } from '../../../domain/result.ts';
import { taking } from '../../../text/rule-desk-transfer.ts';

/** What a file holds, before it is sent: checked for its shape alone; the gateway checks every rule. */
export interface RuleFile {
  readonly content: object;
  /** Ids of its rules in their order; a rule without one has none. */
  readonly ids: readonly (string | undefined)[];
}

const WithId = v.object({ id: v.string() });
const Entries = v.object({ entry: v.optional(v.array(v.object({ resource: v.unknown() })), []) });

const idOf = (value: unknown): string | undefined => {
  const read = v.safeParse(WithId, value);
  return read.success ? read.output.id : undefined;
};

function idsIn(content: v.InferOutput<typeof ImportRules>): RuleFile['ids'] {
  if ('rules' in content && Array.isArray(content.rules)) return content.rules.map(idOf);
  if (content['resourceType'] !== 'Bundle') return [idOf(content)];
  const bundle = v.safeParse(Entries, content);
  return bundle.success ? bundle.output.entry.map(({ resource }) => idOf(resource)) : [];
}

/** Reads what was chosen or pasted; or says what is wrong with it. */
export function readRuleFile(text: string): Result<RuleFile, string> {
  if (text.trim() === '') return fail(taking.nothing);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail(taking.notJson);
  }
  const read = v.safeParse(ImportRules, json);
  if (!read.success) return fail(taking.notRules);
  const ids = idsIn(read.output);
  return ids.length === 0 ? fail(taking.empty) : succeed({ content: read.output, ids });
}
