/**
 * CDS Hooks with prefetch: calls a second and their times, against the echo of the same bodies by the same kind of server.
 * `npm run bench:hooks [-- calls]`; everything runs in this process, on a database in memory.
 */
import { randomUUID } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'node:http';
import { cdsWorld, publicUrl, servicePath } from '../gateway/test/cds-world.ts';

const calls = Number(process.argv[2] ?? 300);
const listen = (fetch) =>
  new Promise((resolve) => {
    const server = createServer(getRequestListener(fetch));
    server.listen(0, '127.0.0.1', () =>
      resolve({ server, origin: `http://127.0.0.1:${server.address().port}` }),
    );
  });
const at = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
const report = (name, times, seconds) => {
  const sorted = times.toSorted((a, b) => a - b);
  const ms = (value) => `${value.toFixed(1)} ms`;
  process.stdout.write(
    `${name}: ${(times.length / seconds).toFixed(0)} a second, p50 ${ms(at(sorted, 0.5))}, p99 ${ms(at(sorted, 0.99))}\n`,
  );
};

const world = await cdsWorld({ kind: 'memory' });
const gateway = await listen(world.gatewayFetch);
const echo = await listen(async (request) => Response.json(await request.json()));
const ask = await world.ask('amara');
const body = () => JSON.stringify({ ...ask, hookInstance: randomUUID() });
process.stdout.write(
  `${calls} calls, ${Math.round(body().length / 1000)} kB each, one after the other and eight at a time\n`,
);

async function run(name, url, together) {
  const sent = await Promise.all(
    Array.from({ length: calls }, async () => ({ body: body(), token: await world.token(servicePath()) })),
  );
  const times = [];
  const began = performance.now();
  const work = async () => {
    for (let one = sent.pop(); one !== undefined; one = sent.pop()) {
      const from = performance.now();
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${one.token}` },
        body: one.body,
      });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  report(`${name}, ${together} at a time`, times, (performance.now() - began) / 1000);
}

const service = `${gateway.origin}${servicePath()}`;
await run('warming up', service, 1);
for (const together of [1, 8]) {
  await run('echo', echo.origin, together);
  await run(`service (${publicUrl})`, service, together);
}
for (const { server } of [gateway, echo]) server.close();
await world.store.db.destroy();
