import { describe, expect, it } from 'vitest';
import { portsFrom, readOptions } from './options.ts';
import { planned } from './run.ts';

const read = (args: readonly string[], port?: string) => {
  const options = readOptions(args, port);
  if (typeof options === 'string') throw new Error(options);
  return options;
};

describe('the arguments of a run', () => {
  it('are every round from port 7700, unless said otherwise', () => {
    expect(read([])).toMatchObject({ quick: false, write: false, port: 7700 });
    const some = read(['--only', 'keycloak-single,older-validating', '--quick', '--write'], '8600');
    expect(some).toMatchObject({ quick: true, write: true, port: 8600 });
    expect(some.rounds.map(({ id }) => id)).toEqual(['keycloak-single', 'older-validating']);
  });

  it('are refused by name where they are not known: a run of nothing must not look like one that passed', () => {
    expect(readOptions(['--only', 'keycloack-single'], undefined)).toMatch(/no round "keycloack-single"/);
    expect(readOptions(['--only'], undefined)).toMatch(/no round ""/);
    expect(readOptions(['--quik'], undefined)).toMatch(/"--quik" is not known/);
    expect(readOptions([], 'eight')).toMatch(/SERVERS_PORT is "eight"/);
  });
});

describe('what a run uses', () => {
  it('is no port twice', () => {
    const { rounds, port } = read([]);
    const { hapi, keycloak, contexts, world, fronts } = portsFrom(port, rounds.length);
    const all = [hapi, keycloak, keycloak + 1, contexts, world, world + 1, world + 2, ...fronts];
    expect(new Set(all).size).toBe(all.length);
    expect(Math.max(...all)).toBeLessThan(port + 30);
  });

  it('is a child of its own for each round, so that none sees what another wrote', () => {
    const children = read([]).rounds.map(({ child }) => child);
    expect(new Set(children).size).toBe(children.length);
  });
});

describe('what is said before anything was tried', () => {
  it('is that nothing was run: each server by itself, then its rounds', () => {
    const all = planned(read(['--only', 'older-validating,sandbox-document']).rounds);
    expect(all.map(({ id }) => id)).toEqual([
      'by-itself-8.4.0',
      'sandbox-document',
      'by-itself-7.6.0',
      'older-validating',
    ]);
    expect(all.flatMap(({ steps }) => steps.map(({ outcome }) => outcome.state))).toEqual([
      'not-run',
      'not-run',
      'not-run',
      'not-run',
    ]);
  });
});
