import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** Encryption at rest, and keyed hashes to find a child's rows by. */
export interface Seal {
  /**
   * AES-256-GCM over JSON, as text: key id, nonce, tag and cipher text. `row` names the table and the row: sealed text
   * that was moved to another child's row does not open there.
   */
  readonly close: (row: string, value: unknown) => string;
  /** Throws when the text was altered or moved, or its key is not held. */
  readonly open: (row: string, sealed: string) => unknown;
  /** The same for the same parts, for ever; says nothing about them. */
  readonly keyOf: (...parts: readonly string[]) => string;
  /** Which key seals from now on, in 8 hexadecimal digits: sealed text begins with those of the key that sealed it. */
  readonly sealsWith: () => string;
  /** Works with other keys from now on; answers false, and stays as it is, where they do not open what is stored. */
  readonly hold: (keys: readonly Buffer[]) => Promise<boolean>;
}

/** The first 8 hexadecimal digits of a key's SHA-256: kept with what it sealed, so that keys can be changed. */
export const keyId = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/** What is stored cannot be opened: a key that seals it is not among those that were given. */
export class KeyNotHeld extends Error {
  constructor(readonly id: string) {
    super(`The key ${id} that sealed this is not held.`);
  }
}

type Box = Pick<Seal, 'close' | 'open' | 'sealsWith'>;

/** What the key of the hashes is kept under, in `secrets`; also what it is sealed for. */
const indexKeyName = 'index-key';

/**
 * Seals with the first key and opens with any: to change keys, put the new one first. `keys` are 32 bytes each.
 * The key of the hashes is random, kept in the database and itself sealed, so that it outlives a change of keys.
 */
export async function openSeal(db: Database, keys: readonly Buffer[]): Promise<Seal> {
  let box = boxOf(keys);
  const fresh = box.close(indexKeyName, randomBytes(32).toString('base64'));
  await db
    .insertInto('secrets')
    .values({ name: indexKeyName, sealed: fresh })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const indexKey = await indexKeyWith(db, box);
  return {
    close: (row, value) => box.close(row, value),
    open: (row, sealed) => box.open(row, sealed),
    sealsWith: () => box.sealsWith(),
    keyOf: (...parts) => createHmac('sha256', indexKey).update(JSON.stringify(parts)).digest('base64url'),
    async hold(others) {
      const next = boxOf(others);
      try {
        if (!(await indexKeyWith(db, next)).equals(indexKey)) return false;
      } catch {
        return false;
      }
      box = next;
      return true;
    },
  };
}

/** Throws where no key of the box is the one that sealed it. */
async function indexKeyWith(db: Database, box: Box): Promise<Buffer> {
  const { sealed } = await db
    .selectFrom('secrets')
    .select('sealed')
    .where('name', '=', indexKeyName)
    .executeTakeFirstOrThrow();
  return Buffer.from(String(box.open(indexKeyName, sealed)), 'base64');
}

function boxOf(keys: readonly Buffer[]): Box {
  const byId = new Map(keys.map((key) => [keyId(key), key]));
  const [first] = byId;
  if (first === undefined) throw new Error('A key is needed to keep anything.');
  const [id, key] = first;
  return {
    sealsWith: () => id,
    close(row, value) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(row));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return [id, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
    },
    open(row, sealed) {
      const [usedId = '', ...parts] = sealed.split('.');
      const used = byId.get(usedId);
      if (used === undefined) throw new KeyNotHeld(usedId);
      const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (nonce?.length !== 12 || tag?.length !== 16 || text === undefined)
        throw new Error('Not a sealed text.');
      const decipher = createDecipheriv('aes-256-gcm', used, nonce).setAAD(Buffer.from(row)).setAuthTag(tag);
      const opened: unknown = JSON.parse(
        Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8'),
      );
      return opened;
    },
  };
}
