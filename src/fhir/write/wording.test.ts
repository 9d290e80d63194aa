import { expect, it } from 'vitest';
import { quoted } from './wording.ts';

it('puts exact words in quotation marks, once', () => {
  expect(quoted('He fell.')).toBe('“He fell.”');
  expect(quoted('“He fell.” Then: “She pushed him.”')).toBe('“He fell.” Then: “She pushed him.”');
});
