import type { JsonSchema } from '@valibot/to-json-schema';
import { issuerJsonSchema } from '../issuer/json-schema.ts';

/** Part of a JSON Schema as it is read here. */
type Part = JsonSchema;

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

function typeOf(part: Part): string {
  if (Array.isArray(part.enum)) return part.enum.map(code).join(', ');
  if (part.const !== undefined) return code(part.const);
  if (part.type === 'array' && isPart(part.items)) {
    const { items } = part;
    return Array.isArray(items.enum)
      ? `list of ${typeOf(items)}`
      : items.type === 'object'
        ? 'list'
        : 'list of texts';
  }
  if (part.format === 'uri') return 'address';
  if (part.type === 'string') return 'text';
  return part.type === 'boolean' ? '`true`, `false`' : 'object';
}

const withoutEnd = (words: string): string => words.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function rowOf(path: string, part: Part, needed: boolean): string {
  const examples = Array.isArray(part.examples) ? ` E.g. ${part.examples.map(code).join(', ')}.` : '';
  const without = needed ? 'required' : part.default === undefined ? '' : code(part.default);
  return `| \`${path}\` | ${typeOf(part)} | ${without} | ${withoutEnd(`${part.description ?? ''}${examples}`)} |`;
}

/** Every field below a part, deepest paths too: `client.keys[].kid`. */
function rowsOf(part: Part, before: string): readonly string[] {
  const objects = [part, ...(part.anyOf ?? part.oneOf ?? [])]
    .filter(isPart)
    .filter(({ properties }) => properties);
  const seen = new Set<string>();
  return objects.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, one]) => {
      const path = `${before}${name}`;
      if (!isPart(one) || seen.has(path)) return [];
      seen.add(path);
      const inside = one.type === 'array' && isPart(one.items) ? one.items : one;
      const alternatives = objects.map((other) => other.properties?.[name]).filter(isPart);
      const shown =
        alternatives.length > 1 && one.const !== undefined
          ? {
              ...one,
              const: undefined,
              enum: alternatives.map((other) => other.const ?? ''),
              description: alternatives
                .map((other) => `${code(other.const)}: ${other.description ?? ''}`)
                .join(' '),
            }
          : one;
      return [
        rowOf(path, shown, required.includes(name)),
        ...rowsOf(inside, `${path}${inside === one ? '.' : '[].'}`),
      ];
    }),
  );
}

/** The fields of an issuer file whose path begins with one of these words; every other field with `rest`. */
export function issuerFields(about: string): string {
  const schema = issuerJsonSchema();
  const rows = rowsOf(schema, '');
  const wanted = about.split(',');
  const shown = rows.filter((row) => wanted.includes(/^\| `(\w+|\$schema)/.exec(row)?.[1] ?? ''));
  if (shown.length === 0) throw new Error(`No field of an issuer file is called "${about}".`);
  return ['| field | value | without it | what it says |', '| --- | --- | --- | --- |', ...shown].join('\n');
}

/** Names of every field at the top of an issuer file. */
export const issuerFieldNames = (): readonly string[] => Object.keys(issuerJsonSchema().properties ?? {});
