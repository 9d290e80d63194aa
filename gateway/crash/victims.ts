import { atRest, startGateway, type GatewayProcess } from './gateway-process.ts';
import { moments, type Happened, type Moments } from './moments.ts';
import { postgresLine } from './postgres-line.ts';

/** Started while the one before is at work, because starting takes longest. */
const ahead = 2;

/** A process whose moments can be counted, alone of those that run. */
interface Victim extends GatewayProcess {
  readonly watched: Moments;
}

/** Gateway processes one after another, each on a line of its own to one PostgreSQL. */
export interface Victims {
  /** Of the process in work, for what passes elsewhere than on its line to the database. */
  readonly happened: Happened;
  readonly next: () => Promise<Victim>;
  /** The process in work has ended: what passes from now on is not its. */
  readonly over: () => void;
  /** Ends all that run. */
  readonly close: () => Promise<void>;
}

export function victims(database: string, env: Readonly<Record<string, string>>): Victims {
  let inWork: Moments | undefined;
  let open = true;
  const started: Promise<Victim>[] = [];
  const ends: (() => Promise<void>)[] = [];

  async function start(): Promise<Victim> {
    const watched = moments();
    const line = await postgresLine(database, watched.happened);
    const gateway = await startGateway({ ...env, DATABASE_URL: line.url }, atRest);
    const end = async () => {
      gateway.kill();
      await gateway.ended;
      await line.close();
    };
    if (open) ends.push(end);
    else await end();
    return { ...gateway, watched };
  }

  function startAhead(): void {
    const starting = start();
    // One that fails to start is heard of when its turn comes.
    starting.catch(() => undefined);
    started.push(starting);
  }

  return {
    happened: (moment) => inWork?.happened(moment) ?? true,
    async next() {
      while (started.length <= ahead) startAhead();
      const victim = await (started.shift() ?? start());
      inWork = victim.watched;
      return victim;
    },
    over() {
      inWork = undefined;
    },
    async close() {
      open = false;
      await Promise.allSettled(started);
      await Promise.all(ends.map((end) => end()));
    },
  };
}
