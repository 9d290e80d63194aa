import type { DefectKind } from './defects.ts';
import type { Fault } from './fault.ts';

interface Live {
  readonly fault: Fault;
  left: number;
  /** How many requests still get by. */
  skip: number;
}

/** The faults that are switched on. */
export class FaultBoard {
  private live: Live[] = [];
  private readonly deadTokens = new Map<Fault, string>();

  set(fault: Fault): void {
    this.live.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY, skip: fault.skip ?? 0 });
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
    const met = this.live.filter(({ fault }) => steps.includes(fault.step));
    const struck = met.filter(({ skip }) => skip === 0);
    for (const one of met) one.skip = Math.max(0, one.skip - 1);
    for (const one of struck) one.left -= 1;
    this.live = this.live.filter(({ left }) => left > 0);
    return struck.map(({ fault }) => fault);
  }

  /** The types that are not offered at all. */
  hiddenTypes(): readonly string[] {
    return this.list().flatMap(({ kind, step }) =>
      kind === 'unknown-resource' ? [step] : kind === 'no-flag' ? ['Flag'] : [],
    );
  }

  /** Whether the record system is built with this defect, whatever step it was named with. */
  readonly has = (kind: DefectKind): boolean => this.list().some((fault) => fault.kind === kind);

  /** Whether a thing is not offered while this fault is on. */
  withholds(kind: 'no-transactions' | 'no-conditional-create'): boolean {
    return this.list().some((fault) => fault.kind === kind);
  }

  /** Whether resources of a type can be written at all. */
  takes(type: string): boolean {
    const kinds = new Set(this.list().map(({ kind }) => kind));
    return !kinds.has('nothing-writable') && (!kinds.has('document-only') || type === 'DocumentReference');
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
