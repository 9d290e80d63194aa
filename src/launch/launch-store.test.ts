import { describe, expect, it } from 'vitest';
import { createLaunchStore, placeOf, type Frame } from './launch-store.ts';

const parent = {};

function working(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const frame = (name = 'panel', origin = 'https://app.example'): Frame => ({
  name,
  origin,
  parent,
  get sessionStorage(): Storage {
    throw new DOMException('', 'SecurityError');
  },
});
const withStorage = (name = 'panel'): Frame => ({
  name,
  origin: 'https://app.example',
  parent,
  sessionStorage: working(),
});
function alone(name: string): Frame {
  const made = {
    name,
    origin: 'https://app.example',
    parent: undefined as unknown,
    sessionStorage: working(),
  };
  made.parent = made;
  const get = (): Storage => {
    throw new DOMException('', 'SecurityError');
  };
  return Object.defineProperty(made, 'sessionStorage', { get });
}

describe('where a launch is kept', () => {
  it('is session storage wherever there is any', () =>
    expect(placeOf(withStorage())).toBe('session-storage'));
  it('is the name of a frame that has none', () => expect(placeOf(frame())).toBe('frame-name'));
  it('is nowhere in a frame without an origin', () =>
    expect(placeOf(frame('', 'null'))).toBe('frame-sandboxed'));

  it('is never the name of a window by itself, which whoever opened it can have given it', () => {
    const own = alone('safelight-sign-in:{"name":"","entries":{"planted":"1"}}');
    expect(placeOf(own)).toBe('storage-blocked');
    expect(createLaunchStore(own).read('planted')).toBeUndefined();
    expect(own.name).toBe('');
  });
});

describe('a frame without storage', () => {
  it('finds its sign-in again after the pages in between, and nothing is left for the next', () => {
    const before = frame();
    createLaunchStore(before).keep('state', 'verifier');
    const after = frame(before.name);
    const store = createLaunchStore(after);
    expect(store.read('state')).toBe('verifier');
    expect(after.name).toBe('panel');
    expect(createLaunchStore(frame(after.name)).read('state')).toBeUndefined();
  });

  it('never puts what is held into its name', () => {
    const here = frame();
    const store = createLaunchStore(here);
    store.hold('state', 'token');
    expect(store.read('state')).toBe('token');
    expect(here.name).toBe('panel');
    store.keep('other', 'verifier');
    expect(here.name).not.toContain('token');
    store.remove('state');
    expect(store.read('state')).toBeUndefined();
  });

  it('launched again before it came back keeps the last launch alone, and its own name', () => {
    const here = frame();
    createLaunchStore(here).keep('first', '1');
    createLaunchStore(here).keep('second', '2');
    const store = createLaunchStore(here);
    expect([store.read('first'), store.read('second')]).toEqual([undefined, '2']);
    expect(here.name).toBe('panel');
  });
});

describe('a frame with storage', () => {
  it('believes nothing that stands in its name, and clears it', () => {
    const here = withStorage('safelight-sign-in:{"name":"panel","entries":{"planted":"1"}}');
    expect(createLaunchStore(here).read('planted')).toBeUndefined();
    expect(here.name).toBe('panel');
  });

  it('finds what it holds after a refresh', () => {
    const here = withStorage();
    createLaunchStore(here).hold('state', 'token');
    expect(createLaunchStore(here).read('state')).toBe('token');
    expect(here.name).toBe('panel');
  });
});
