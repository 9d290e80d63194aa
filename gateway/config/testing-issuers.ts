import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** The least that an issuer file says. */
export const plain = {
  id: 'ehr',
  name: 'An EHR',
  iss: 'https://ehr.example/fhir',
  tenant: { id: 'trust', name: 'Trust' },
  clientId: 'abc',
  frameAncestors: ['https://ehr.example'],
  roles: [{ code: 'R1', title: 'nurse' }],
};

/** A configuration folder for each test of a file, with an empty folder of issuers in it; `made` is told of each. */
export function eachWithFolder(made: (folder: string) => void): void {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'issuers-'));
    await mkdir(join(folder, 'issuers'));
    made(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));
}
