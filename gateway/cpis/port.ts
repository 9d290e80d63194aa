import type { CpisAnswer, LookUpKind } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';

export interface LookUpRequest {
  /** Verified against the demographics service by whoever asks: CP-IS cannot tell a wrong number from no plan. */
  readonly nhsNumber: NhsNumber;
  readonly kind: LookUpKind;
  /** A UUID, sent as the trace reference; the same on every request of one look-up. */
  readonly traceId: string;
  /** Decides which plans have ended (Europe/London). */
  readonly now: Date;
  /** The person's own NHS access token and role, where look-ups are made by the person; absent where by the application. */
  readonly asUser?: { readonly accessToken: string; readonly roleId: string };
}

/**
 * The one door to CP-IS. It holds no state between calls: that one encounter makes one look-up is the caller's to keep.
 * One call sends each request at most once. It never rejects: every failure is a `could-not-check` with its reason.
 */
export interface CpisPort {
  lookUp(request: LookUpRequest): Promise<CpisAnswer>;
}
