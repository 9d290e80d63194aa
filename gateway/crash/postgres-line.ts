import { connect, createServer, type AddressInfo } from 'node:net';
import type { Happened } from './moments.ts';

/** A line to PostgreSQL that sees every statement pass. */
export interface PostgresLine {
  /** The database, reached through the line. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Puts itself before a database. Each statement is two moments: `… sent`, before the database has it, and `… answered`,
 * before the process knows. A moment that may not pass is held, and everything after it.
 */
export async function postgresLine(database: string, happened: Happened): Promise<PostgresLine> {
  const target = new URL(database);
  const server = createServer((process) => {
    const postgres = connect(Number(target.port), target.hostname);
    let statement: string | undefined;
    let held = false;
    const passes = (moment: string) => {
      held ||= !happened(moment);
      return !held;
    };
    process.on(
      'data',
      eachMessage('', (type, message) => {
        const sql = sqlOf(type, message);
        if (sql !== undefined) {
          statement = nameOf(sql);
          if (!passes(`${statement} sent`)) return;
        }
        if (!held) postgres.write(message);
      }),
    );
    postgres.on(
      'data',
      eachMessage(undefined, (type, message) => {
        // Ready for the next query.
        if (type === 'Z' && statement !== undefined) {
          const answered = statement;
          statement = undefined;
          if (!passes(`${answered} answered`)) return;
        }
        if (!held) process.write(message);
      }),
    );
    process.on('close', () => postgres.destroy()).on('error', () => undefined);
    postgres.on('close', () => process.destroy()).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Cuts a stream into messages: a letter and a length, but the first of a client has no letter. */
function eachMessage(
  first: '' | undefined,
  take: (type: string, message: Buffer) => void,
): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let unnamed = first === '';
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = unnamed ? 0 : 1;
      if (rest.length < head + 4) return;
      const size = head + rest.readInt32BE(head);
      if (rest.length < size) return;
      const message = rest.subarray(0, size);
      rest = rest.subarray(size);
      take(unnamed ? '' : message.toString('latin1', 0, 1), message);
      unnamed = false;
    }
  };
}

/** The text of a simple query, or of one that is prepared first. */
function sqlOf(type: string, message: Buffer): string | undefined {
  const texts = message.toString('utf8', 5).split('\0');
  if (type === 'Q') return texts[0];
  return type === 'P' ? texts[1] : undefined;
}

/** "insert look_ups", "commit" */
function nameOf(sql: string): string {
  const verb = /^\w+/.exec(sql)?.[0].toLowerCase() ?? '';
  const table = /(?:from|into|update) "(\w+)"/.exec(sql)?.[1];
  if (table !== undefined) return `${verb} ${table}`;
  return sql.includes('advisory') ? 'lock ledger' : verb;
}
