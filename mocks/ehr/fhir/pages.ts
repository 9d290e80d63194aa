import { randomUUID } from 'node:crypto';
import type { Search } from './medplum.ts';

/** How many searches stay open; the oldest is forgotten first, as record systems do. */
const kept = 1000;

/** Searches that have more pages to give, by a name that says nothing of what was searched. */
export class Pages {
  private readonly open = new Map<string, Search>();

  keep(search: Search): string {
    const [oldest] = this.open.keys();
    if (this.open.size >= kept && oldest !== undefined) this.open.delete(oldest);
    const name = randomUUID();
    this.open.set(name, search);
    return name;
  }

  find(name: string): Search | undefined {
    return this.open.get(name);
  }

  clear(): void {
    this.open.clear();
  }
}
