import { plans, type RoundPlan } from './job/round.ts';

/** What of the run is wanted. */
export interface Options {
  readonly rounds: readonly RoundPlan[];
  /** No other child than those of the rounds. */
  readonly quick: boolean;
  /** The table of `docs/servers.md` is written anew. */
  readonly write: boolean;
  /** First of the ports that are used. */
  readonly port: number;
}

/** Reads the command's arguments; the failure names what is not known. */
export function readOptions(args: readonly string[], port: string | undefined): Options | string {
  const names = plans.map(({ id }) => id);
  let only: readonly string[] = names;
  const left = [...args];
  const flags = new Set<string>();
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    if (next === '--only') only = (left.shift() ?? '').split(',');
    else if (next === '--quick' || next === '--write') flags.add(next);
    else return `"${next}" is not known. There are --only, --quick and --write.`;
  }
  const unknown = only.find((one) => !names.includes(one));
  if (unknown !== undefined) return `There is no round "${unknown}". There are ${names.join(', ')}.`;
  const first = Number(port ?? 7700);
  if (!Number.isInteger(first) || first < 1024 || first > 65_000)
    return `SERVERS_PORT is "${port ?? ''}": give a number from 1024 to 65000.`;
  return {
    rounds: plans.filter(({ id }) => only.includes(id)),
    quick: flags.has('--quick'),
    write: flags.has('--write'),
    port: first,
  };
}

/** Where each part of the run listens. */
export const portsFrom = (first: number, rounds: number) => ({
  hapi: first + 1,
  /** And the next one, for its management. */
  keycloak: first + 2,
  contexts: first + 4,
  /** And the next two. */
  world: first + 10,
  fronts: Array.from({ length: rounds }, (_one, index) => first + 20 + index),
});
