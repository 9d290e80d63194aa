import type { Fault } from './fault.ts';

interface Live {
  readonly fault: Fault;
  left: number;
}

/** The faults that are switched on. */
export class FaultBoard {
  private live: Live[] = [];
  private readonly deadTokens = new Map<Fault, string>();

  set(fault: Fault): void {
    this.live.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.live = [];
    this.deadTokens.clear();
  }

  list(): readonly Fault[] {
    return this.live.map(({ fault }) => fault);
  }

  /** The faults that strike any of these steps, each counted as having struck once. */
  strike(steps: readonly string[]): readonly Fault[] {
    const struck = this.live.filter(({ fault }) => steps.includes(fault.step));
    for (const one of struck) one.left -= 1;
    this.live = this.live.filter(({ left }) => left > 0);
    return struck.map(({ fault }) => fault);
  }

  /** The types that are not offered at all. */
  hiddenTypes(): readonly string[] {
    return this.list().flatMap(({ kind, step }) => (kind === 'unknown-resource' ? [step] : []));
  }

  refusesAudit(): boolean {
    return this.list().some(({ kind }) => kind === 'audit-refused');
  }

  /** Whether a token is the one that this fault has killed; the first to come by is. */
  isDead(fault: Fault, token: string): boolean {
    if (!this.deadTokens.has(fault)) this.deadTokens.set(fault, token);
    return this.deadTokens.get(fault) === token;
  }
}
