import { createHash } from 'node:crypto';
import { canonical } from '../audit/canonical.ts';

/** SHA-256 over canonical JSON: names a version by its content, so that nobody approves what they have not seen. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex');
