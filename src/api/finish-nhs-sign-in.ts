import type * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import { call } from './call.ts';
import { NhsSignedInAnswer, type NhsSignedIn } from './nhs-sign-in.ts';
import type { ApiFailure } from './problem.ts';

/** Longer than the gateway takes at most over CIS2. */
const timeoutMs = 45_000;

/** Tells the gateway what CIS2 sent the window back with. Once: the state is used up by it. */
export const finishNhsSignIn = (
  body: v.InferOutput<typeof NhsSignedIn>,
  fetcher: typeof fetch = (...asked) => fetch(...asked),
): Promise<Result<v.InferOutput<typeof NhsSignedInAnswer>, ApiFailure>> =>
  call(
    { base: '', fetch: fetcher, token: () => undefined, ended: () => undefined },
    { method: 'POST', path: '/nhs/signed-in', body, answer: NhsSignedInAnswer, timeoutMs },
  );
