/**
 * Loaded before a process of the pretend world, or the gateway, so that a test can move its clock: what is due in a day is
 * seen to be overdue without waiting for it. The file named by `E2E_CLOCK` holds how far it is moved, in milliseconds.
 */
import { readFileSync, statSync } from 'node:fs';

const file = process.env['E2E_CLOCK'];
const RealDate = Date;
const real = RealDate.now.bind(RealDate);
let moved = 0;
let readAt = -Infinity;
let changedAt = 0;

function offset() {
  if (file === undefined || real() - readAt < 50) return moved;
  readAt = real();
  try {
    const { mtimeMs } = statSync(file);
    if (mtimeMs !== changedAt) {
      changedAt = mtimeMs;
      moved = Number(readFileSync(file, 'utf8')) || 0;
    }
  } catch {
    // Not moved yet.
  }
  return moved;
}

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(real() + offset());
    else super(...parts);
  }
  static now() {
    return real() + offset();
  }
  // What Node made itself, e.g. by cloning, is a date as well.
  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
};
