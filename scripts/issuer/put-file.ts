import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

/** Puts a whole file where none is: written beside it first, so that nobody ever reads half of it. */
export async function putFile(file: string, text: string): Promise<Result<string, string>> {
  const beside = join(dirname(file), `.${process.pid}.part`);
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Unlike a rename, a link never takes the place of what is there.
    await link(beside, file);
    return succeed(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail(
      code === 'EEXIST' ? 'It is there already and is left as it is.' : `It could not be written (${code}).`,
    );
  } finally {
    await unlink(beside).catch(() => undefined);
  }
}
