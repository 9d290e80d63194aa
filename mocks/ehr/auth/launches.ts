import { randomBytes } from 'node:crypto';
import type { LaunchOptions, LaunchRequest } from '../contract.ts';
import type { EhrUserId } from '../users.ts';

/** How long a launch id may wait before the app comes for its code. */
const handleMs = 5 * 60_000;

/** Who opened the app, on whom, and how; bound to the authorization that came of it. */
export interface LaunchContext {
  readonly user: EhrUserId;
  readonly patient?: string;
  readonly encounter?: string;
  readonly options: LaunchOptions;
}

interface Handle {
  readonly request: LaunchRequest;
  readonly goodUntil: number;
}

/** Launch ids, each good once and for a few minutes, and the context of every authorization made from one. */
export class Launches {
  private readonly handles = new Map<string, Handle>();
  private readonly contexts = new Map<string, LaunchContext>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  open(request: LaunchRequest): string {
    const handle = randomBytes(24).toString('base64url');
    this.handles.set(handle, { request, goodUntil: this.now().getTime() + handleMs });
    return handle;
  }

  isGood(handle: string): boolean {
    const found = this.handles.get(handle);
    return found !== undefined && this.now().getTime() <= found.goodUntil;
  }

  /** Uses a launch id up. */
  take(handle: string): LaunchRequest | undefined {
    if (!this.isGood(handle)) return undefined;
    const { request } = this.handles.get(handle) ?? {};
    this.handles.delete(handle);
    return request;
  }

  bind(grantId: string, context: LaunchContext): void {
    this.contexts.set(grantId, context);
  }

  contextOf(grantId: string | undefined): LaunchContext | undefined {
    return grantId === undefined ? undefined : this.contexts.get(grantId);
  }

  clear(): void {
    this.handles.clear();
    this.contexts.clear();
  }
}
