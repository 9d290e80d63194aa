import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { createNhs, type Nhs } from '../../mocks/nhs/create-nhs.ts';
import { endpointOf } from '../../mocks/nhs/switches.ts';
import type { CpisRecord } from '../../mocks/scenarios/cpis-record.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { listenHttp } from './listen-http.ts';

/** The pretend NHS as a server that sees each request and answer pass. */
export interface PretendNhs {
  readonly origin: string;
  readonly control: Nhs['control'];
  /** The gateway's private key, PEM. */
  readonly privateKey: string;
  readonly close: () => Promise<void>;
}

/** Everybody has one plan. */
const recordOf = (nhsNumber: NhsNumber): CpisRecord => ({
  nhsNumber,
  name: 'Amara TESTCHILD',
  plans: [
    {
      kind: 'child-protection',
      start: '2026-03-01',
      authority: 'Testshire Council',
      phones: { officeHours: '01632 960100' },
    },
  ],
  accesses: [],
});

/** Told of a moment before it passes; false holds it for ever, a promise for as long as it takes. */
export type Passing = (moment: string) => boolean | Promise<boolean>;

/**
 * Each request is three moments: sent, answered (done, and not a byte of it on its way), half of the answer.
 */
export async function pretendNhs(happened: Passing): Promise<PretendNhs> {
  const { privateKey, publicKey } = await generateKeyPair('RS512', { extractable: true });
  const key = await exportJWK(publicKey);
  const pass = async (moment: string): Promise<void> => {
    if (!(await happened(moment))) await new Promise(() => undefined);
  };
  const { origin, close, serve } = await listenHttp();
  const nhs = createNhs({
    origin,
    now: () => new Date(),
    clients: [{ clientId: 'app', kid: 'k1', publicKey: key, system: 'Safelight', organisation: 'Testshire' }],
    records: recordOf,
  });
  serve(async (request) => {
    const endpoint = `NHS ${endpointOf(new URL(request.url)) ?? 'other'}`;
    await pass(`${endpoint} sent`);
    const answer = await nhs.fetch(request);
    const text = await answer.text();
    await pass(`${endpoint} answered`);
    return new Response(
      inTwo(text, () => pass(`${endpoint} half`)),
      answer,
    );
  });
  return { origin, control: nhs.control, privateKey: await exportPKCS8(privateKey), close };
}

function inTwo(text: string, between: () => Promise<void>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const middle = Math.floor(bytes.length / 2);
  let begun = false;
  return new ReadableStream({
    async pull(to) {
      if (!begun) {
        begun = true;
        to.enqueue(bytes.subarray(0, middle));
        return;
      }
      await between();
      to.enqueue(bytes.subarray(middle));
      to.close();
    },
  });
}
