import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Where oidc-provider keeps what it issues: in memory, of one pretend record system alone. */
export function createMemoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();

  return (model) => {
    const key = (id: string) => `${model}:${id}`;
    const live = (id: string): AdapterPayload | undefined => {
      const found = kept.get(key(id));
      return found === undefined || found.until < Date.now() ? undefined : found.payload;
    };
    const firstWhere = (match: (payload: AdapterPayload) => boolean) =>
      Promise.resolve(
        [...kept].find(([name, { payload }]) => name.startsWith(`${model}:`) && match(payload))?.[1].payload,
      );
    return {
      upsert(id, payload, expiresIn) {
        const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
        kept.set(key(id), { payload, until });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(live(id)),
      findByUid: (uid) => firstWhere((payload) => payload.uid === uid),
      findByUserCode: (code) => firstWhere((payload) => payload.userCode === code),
      consume(id) {
        const payload = live(id);
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy(id) {
        kept.delete(key(id));
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [name, { payload }] of kept) if (payload.grantId === grantId) kept.delete(name);
        return Promise.resolve();
      },
    };
  };
}
