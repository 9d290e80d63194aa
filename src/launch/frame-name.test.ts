import { describe, expect, it } from 'vitest';
import { keepInName, takeFromName } from './frame-name.ts';

const entries = new Map([
  ['a', '1'],
  ['b', '{"c":"2"}'],
]);

describe('the name of a frame', () => {
  it('keeps entries and gives the record system its own name back', () => {
    const frame = { name: 'app "panel"' };
    keepInName(frame, new Map([['a', '0']]));
    keepInName(frame, entries);
    expect(frame.name).not.toBe('app "panel"');
    expect(takeFromName(frame)).toEqual(entries);
    expect(frame.name).toBe('app "panel"');
    expect(takeFromName(frame)).toEqual(new Map());
  });

  it('is left alone where nothing was kept', () => {
    const frame = { name: 'panel' };
    expect(takeFromName(frame).size).toBe(0);
    expect(frame.name).toBe('panel');
  });

  it.each([
    'safelight-sign-in:',
    'safelight-sign-in:{',
    'safelight-sign-in:null',
    'safelight-sign-in:{"name":{},"entries":7}',
    'safelight-sign-in:{"entries":{"a":7,"b":null,"c":["x"]}}',
  ])('that somebody else made up, %s, holds nothing and is gone', (name) => {
    const frame = { name };
    expect(takeFromName(frame).size).toBe(0);
    expect(frame.name).toBe('');
  });
});
