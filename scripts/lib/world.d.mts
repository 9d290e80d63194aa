export interface World {
  /** Where everything is kept. */
  readonly data: string;
  readonly ehr: string;
  readonly gateway: string;
  readonly nhs: string;
  gatewaySaid(): string;
  stopGateway(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  startGateway(): Promise<void>;
  stop(): Promise<void>;
}
export function startWorld(options: {
  port: number;
  data: string;
  env?: Record<string, string>;
}): Promise<World>;
export function takenPort(port: number): Promise<number | undefined>;
