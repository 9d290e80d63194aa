import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { listen } from './listen.ts';

it('a taken port is one line that names it and the way out', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const result = await listen(() => Promise.resolve(), port);
  other.close();
  expect(result).toEqual({
    ok: false,
    failure: `Port ${port} is taken. Stop what uses it, or choose others: PORT=${port + 100}`,
  });
});
