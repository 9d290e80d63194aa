import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Closing } from './closing.ts';
import { taken } from './ports.ts';
import { lacking, maven, start } from './processes.ts';

const path = process.env['PATH'];
let folder = '';

/** A program of this name, found before any other: it does what it is told. */
function pretend(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'servers-test-'));
  process.env['PATH'] = `${folder}:/usr/bin:/bin`;
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true, force: true });
});

describe('a machine that lacks something', () => {
  it('is told which program is not there', () => {
    process.env['PATH'] = folder;
    expect(lacking('java', 'javac', 'mvn')).toBe('There is no java here.');
  });

  it('is told that its Java is too old', () => {
    pretend('java', 'echo \'openjdk version "11.0.22" 2024-01-16\' >&2');
    expect(lacking('java')).toBe('The java here is of version 11; 17 or newer is needed.');
    pretend('java', 'echo \'openjdk version "21.0.1"\' >&2');
    expect(lacking('java')).toBeUndefined();
  });

  it('is told in Maven’s words what could not be fetched', async () => {
    pretend(
      'mvn',
      'echo "[INFO] trying"; echo "[ERROR] Could not transfer artifact x:y from central"; exit 1',
    );
    expect(await maven(folder, 'compile')).toEqual({
      ok: false,
      failure: 'Maven could not fetch or build it: Could not transfer artifact x:y from central',
    });
  });

  it('fetches only where what is on the machine is not enough', async () => {
    pretend('mvn', 'echo "$@" >> asked; case "$*" in *--offline*) exit 1;; esac');
    expect((await maven(folder, 'compile')).ok).toBe(true);
    pretend('mvn', 'case "$*" in *--offline*) exit 0;; esac; exit 1');
    expect((await maven(folder, 'compile')).ok).toBe(true);
  });
});

describe('a server that does not come up', () => {
  const how = { args: [], ready: () => false, patience: 20_000 };

  it('is known at once when it ends by itself, with its reason and without the frames of its stack', async () => {
    pretend(
      'serve',
      'echo "BindException: Address already in use"; printf "\\tat a.b.C\\n\\t... 9 more\\n"; exit 1',
    );
    const began = Date.now();
    const started = await start({ ...how, command: join(folder, 'serve'), cwd: folder });
    expect(started).toEqual({
      ok: false,
      failure: 'It ended by itself: BindException: Address already in use',
    });
    expect(Date.now() - began).toBeLessThan(15_000);
  });
});

describe('ports', () => {
  it('that something listens at are named', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await taken([port])).toEqual([port]);
    await new Promise((resolve) => server.close(resolve));
    expect(await taken([port])).toEqual([]);
  });
});

describe('what was started', () => {
  it('is ended last first, each once, and one that fails keeps no other from it', async () => {
    const ended: string[] = [];
    const closing = new Closing();
    const second = () => void ended.push('second');
    closing.add(() => void ended.push('first'));
    closing.add(second);
    closing.add(() => Promise.reject(new Error('stuck')));
    closing.add(() => void ended.push('last'));
    await closing.one(second);
    await closing.all();
    await closing.all();
    expect(ended).toEqual(['second', 'last', 'first']);
  });
});
