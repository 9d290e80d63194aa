import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Holds a database folder for this process: two that write to one folder would destroy it. Answers how to let go. Throws
 * when a process that still runs holds it; one that ended without letting go is passed over.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.held`;
  const holder = await holderOf(file);
  if (holder !== undefined && holder !== process.pid && runs(holder)) {
    throw new Error(
      `${folder} is in use by process ${holder}. Stop it, or remove ${file} if it is not Safelight.`,
    );
  }
  await writeFile(file, String(process.pid), { mode: 0o600 });
  return () => rm(file, { force: true });
}

async function holderOf(file: string): Promise<number | undefined> {
  try {
    return Number(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Signal 0 is never sent: it only asks whether the process is there. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
