import { sql, type Expression, type ExpressionBuilder, type Selectable, type SqlBool } from 'kysely';
import type { RegisterKind } from '../../src/api/registers.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

type Row = Pick<Selectable<Tables['register']>, 'number' | 'at' | 'day' | 'kind' | 'child' | 'line'>;
export type RegisterRow = Row;

/** What is looked for in one tenant's register. Days in London, both included. */
export interface Wanted {
  readonly tenant: string;
  readonly from: string;
  readonly to: string;
  /** Empty: all. */
  readonly kinds: readonly RegisterKind[];
  /** References of children; absent: any, or none at all. */
  readonly children?: readonly string[];
  /** Names of people; absent: anybody. */
  readonly people?: readonly string[];
  readonly onlyWithoutConsent: boolean;
}

const atOnce = 2000;
const columns = ['number', 'at', 'day', 'kind', 'child', 'line'] as const;

/** The register, newest first: by the day in London, then by the number of the entry. */
export function registerIn(db: Database) {
  return {
    /** So many lines below `before`, which is the number of a line. */
    async page(wanted: Wanted, limit: number, before?: number, from: Database = db): Promise<readonly Row[]> {
      const start = before === undefined ? undefined : await placeOf(from, wanted.tenant, before);
      if (before !== undefined && start === undefined) return [];
      return from
        .selectFrom('register')
        .select(columns)
        .where((eb) => eb.and([...wantedIn(eb, wanted), ...(start === undefined ? [] : [below(start)])]))
        .orderBy('day', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
    },

    async count(wanted: Wanted, from: Database = db): Promise<number> {
      const { count } = await from
        .selectFrom('register')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where((eb) => eb.and(wantedIn(eb, wanted)))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async one(tenant: string, number: number): Promise<Row | undefined> {
      return db
        .selectFrom('register')
        .select(columns)
        .where('tenant', '=', tenant)
        .where('number', '=', number)
        .executeTakeFirst();
    },

    /** How many entries the tenant has. */
    async entries(tenant: string): Promise<number> {
      const row = await db
        .selectFrom('ledger')
        .select(({ fn }) => fn.max<number | null>('number').as('last'))
        .where('tenant', '=', tenant)
        .executeTakeFirst();
      return row?.last ?? 0;
    },

    /** An entry as it is kept, with its place in the chain. */
    async entry(tenant: string, number: number) {
      return db
        .selectFrom('ledger')
        .select(['hash', 'previous_hash', 'entry'])
        .where('tenant', '=', tenant)
        .where('number', '=', number)
        .executeTakeFirst();
    },

    /** The entries of lines, in their order, each a line of its own exactly as it was hashed. */
    async asKept(tenant: string, lines: readonly Pick<Row, 'number'>[]): Promise<string> {
      const texts: string[] = [];
      for (let at = 0; at < lines.length; at += atOnce) {
        const numbers = lines.slice(at, at + atOnce).map(({ number }) => number);
        const rows = await db
          .selectFrom('ledger')
          .select(['number', 'entry'])
          .where('tenant', '=', tenant)
          .where(sql<boolean>`number = any(${numbers}::int[])`)
          .execute();
        const byNumber = new Map(rows.map(({ number, entry }) => [number, entry]));
        texts.push(...numbers.flatMap((number) => byNumber.get(number) ?? []));
      }
      return texts.map((text) => `${text}\n`).join('');
    },

    /** Names of people that hold these letters. `text`: folded. */
    async peopleWith(tenant: string, text: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('register_people')
        .select('name')
        .where('tenant', '=', tenant)
        .where(sql<boolean>`position(${text} in folded) > 0`)
        .execute();
      return rows.map(({ name }) => name);
    },

    /** What adds to the figures of activity, from a day on, in the order of the entries. */
    async counted(
      tenant: string,
      from: string,
    ): Promise<readonly { readonly day: string; readonly at: Date; readonly counted: string }[]> {
      return db
        .selectFrom('register')
        .select(['day', 'at', 'counted'])
        .where('tenant', '=', tenant)
        .where('day', '>=', from)
        .where('counted', 'is not', null)
        .orderBy('number')
        .$narrowType<{ counted: string }>()
        .execute();
    },
  };
}

interface Place {
  readonly day: string;
  readonly number: number;
}

const placeOf = (db: Database, tenant: string, number: number): Promise<Place | undefined> =>
  db
    .selectFrom('register')
    .select(['day', 'number'])
    .where('tenant', '=', tenant)
    .where('number', '=', number)
    .executeTakeFirst();

const below = ({ day, number }: Place): Expression<SqlBool> =>
  sql<SqlBool>`(day, number) < (${day}, ${number})`;

function wantedIn(
  eb: ExpressionBuilder<Tables, 'register'>,
  { tenant, from, to, kinds, children, people, onlyWithoutConsent }: Wanted,
): Expression<SqlBool>[] {
  return [
    eb('tenant', '=', tenant),
    eb('day', '>=', from),
    eb('day', '<=', to),
    ...(kinds.length === 0 ? [] : [any('kind', kinds)]),
    ...(children === undefined ? [] : [any('child', children)]),
    ...(people === undefined ? [] : [any('person', people)]),
    ...(onlyWithoutConsent ? [sql<SqlBool>`without_consent`] : []),
  ];
}

/** One parameter, however many values. */
const any = (column: 'kind' | 'child' | 'person', values: readonly string[]): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::text[])`;
