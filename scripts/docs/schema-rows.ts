/** One setting as its schema has it. */
export interface SettingRow {
  /** `roles[].code` */
  readonly path: string;
  /** `required`, `none`, or the value that is taken, as JSON. */
  readonly fallback: string;
  /** The schema's own example, as JSON. */
  readonly example?: string;
}

/** What is read of a valibot schema here: each kind has some of these. */
interface Described {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly options?: readonly unknown[];
  readonly item?: Described;
  readonly wrapped?: Described;
  readonly default?: unknown;
  readonly pipe?: readonly { readonly type: string; readonly examples?: readonly unknown[] }[];
}

const json = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Every setting of a schema, one row each; a part that may be left out says so in the rows below it. */
export const rowsOf = (schema: Described): readonly SettingRow[] => below(schema, '', '');

function below(schema: Described, path: string, within: string): readonly SettingRow[] {
  const rows = Object.entries(schema.entries ?? {}).flatMap(([name, entry]) =>
    name === '$schema' ? [] : settingRows(entry, path === '' ? name : `${path}.${name}`, within),
  );
  const options = (schema.options ?? []).filter(isSchema).flatMap((option) => below(option, path, within));
  // Variants share settings, e.g. what tells them apart.
  return [...rows, ...options].filter(
    (row, i, all) => all.findIndex(({ path: of }) => of === row.path) === i,
  );
}

const isSchema = (option: unknown): option is Described => typeof option === 'object' && option !== null;

function settingRows(entry: Described, path: string, within: string): readonly SettingRow[] {
  const optional = entry.type === 'optional' || entry.type === 'exact_optional';
  const inner = innermost(entry);
  const parts = entry.default;
  const list = inner.type === 'array' ? '[]' : '';
  const of = list === '' ? inner : innermost(inner.item ?? inner);
  const deeper = below(of, `${path}${list}`, optional && entry.default === undefined ? path : within);
  if (deeper.length > 0) {
    // Left out, the part as a whole is what is taken.
    return typeof parts !== 'object' || parts === null
      ? deeper
      : deeper.map((row) => {
          const [, part] = Object.entries(parts).find(([name]) => row.path === `${path}.${name}`) ?? [];
          return part === undefined ? row : { ...row, fallback: `\`${json(part)}\`` };
        });
  }
  const example = examplesOf(entry) ?? examplesOf(inner);
  const required = within === '' ? 'required' : `required with \`${within}\``;
  const fallback = optional
    ? entry.default === undefined
      ? 'none'
      : `\`${json(entry.default)}\``
    : required;
  return [{ path, fallback, ...(example === undefined ? {} : { example: json(example) }) }];
}

const innermost = (schema: Described): Described =>
  schema.wrapped === undefined ? schema : innermost(schema.wrapped);

const examplesOf = ({ pipe }: Described): unknown =>
  pipe?.find(({ type }) => type === 'examples')?.examples?.[0];
