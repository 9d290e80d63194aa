import { describe, expect, it } from 'vitest';
import { partAt, partsFor } from './desk-parts.ts';

describe('the parts of the desk', () => {
  it.each([
    [{ rights: ['read-rules'] }, false, ['rules', 'code-sets', 'figures']],
    [{ rights: ['read-registers'] }, false, ['referrals', 'register']],
    [{ rights: ['open-concerns'] }, false, ['referrals']],
    [{ rights: [], leads: ['emergency-department'] }, false, ['referrals']],
    [{ rights: ['record-concern'] }, true, ['referrals']],
    [{ rights: ['record-concern'] }, false, []],
    [{ rights: [], leads: [] }, true, []],
  ] satisfies [Parameters<typeof partsFor>[0], boolean, string[]][])(
    'of %j, with a child open: %s, are %j',
    (who, beside, parts) => expect(partsFor(who, beside)).toEqual(parts),
  );

  it.each([
    ['/rules/new', 'rules'],
    ['/concerns/5f0c3f0e-2d41-4f0e-9d0b-0a7d5c0f1a11', 'referrals'],
    ['/register/child', 'register'],
    ['/concern', undefined],
    ['/', undefined],
    ['', undefined],
  ])('%s belongs to %s', (address, part) => expect(partAt(address)).toBe(part));
});
