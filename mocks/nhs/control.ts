import { Hono } from 'hono';
import { cors } from 'hono/cors';
import * as v from 'valibot';
import { defectNames, endpoints, faultNames, type Defect, type Fault } from './switches.ts';
import type { World } from './world.ts';

const FaultBody = v.object({
  name: v.picklist(faultNames),
  on: v.exactOptional(v.picklist(endpoints)),
  nhsNumber: v.exactOptional(v.string()),
  delayMs: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(300_000))),
});
const DefectBody = v.object({
  name: v.picklist(defectNames),
  on: v.boolean(),
  nhsNumber: v.exactOptional(v.string()),
});

/** How a test or the sandbox page steers the pretend NHS. */
export interface Control {
  inbox(): World['inbox'];
  calls(): World['calls'];
  setFault(fault: Fault): void;
  clearFaults(): void;
  /** For every child, or for one. */
  setDefect(name: Defect, on: boolean, nhsNumber?: string): void;
  /** How many slow answers are being waited for. */
  held(): number;
  /** Lets every slow answer go. */
  release(): void;
  reset(): void;
}

export const controlOf = (world: World): Control => ({
  inbox: () => [...world.inbox],
  calls: () => [...world.calls],
  setFault: (fault) => void world.faults.push(fault),
  clearFaults: () => {
    world.faults.length = 0;
    world.release();
  },
  setDefect: (name, on, nhsNumber) =>
    void world.defects.set(nhsNumber === undefined ? name : `${name} ${nhsNumber}`, on),
  held: () => world.held(),
  release: () => world.release(),
  reset: () => world.reset(),
});

/** The same over HTTP, under `/control`, for the pages of the origins given. */
export function controlRoutes(control: Control, origins: readonly string[]): Hono {
  const app = new Hono();
  app.use(cors({ origin: [...origins], allowMethods: ['GET', 'POST', 'DELETE'] }));
  app.get('/inbox', (c) => c.json(control.inbox().toReversed()));
  app.get('/calls', (c) => c.json(control.calls()));
  app.get('/switches', (c) => c.json({ faults: faultNames, defects: defectNames, endpoints }));
  app.post('/faults', async (c) => {
    const fault = v.safeParse(FaultBody, await c.req.json());
    if (!fault.success)
      return c.text('Give {"name", "on"?, "nhsNumber"?, "delayMs"?}; see /control/switches.', 400);
    control.setFault(fault.output);
    return c.body(null, 204);
  });
  app.delete('/faults', (c) => {
    control.clearFaults();
    return c.body(null, 204);
  });
  app.post('/defects', async (c) => {
    const body = v.safeParse(DefectBody, await c.req.json());
    if (!body.success) return c.text('Give {"name", "on", "nhsNumber"?}; see /control/switches.', 400);
    control.setDefect(body.output.name, body.output.on, body.output.nhsNumber);
    return c.body(null, 204);
  });
  app.post('/reset', (c) => {
    control.reset();
    return c.body(null, 204);
  });
  return app;
}
