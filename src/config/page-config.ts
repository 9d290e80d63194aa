import type { CareSetting } from '../domain/care-setting.ts';
import type { LawfulBasisList } from '../domain/lawful-basis.ts';
import type { CodeSet, EventKind } from '../domain/record.ts';
import type { Rule } from '../rules/rule.ts';
import type { LocalAuthorities, Site } from '../../smart-config/schema/site.ts';

/** What of an issuer the page needs. Never roles, never keys. */
export interface PageIssuer {
  readonly id: string;
  readonly name: string;
  readonly iss: string;
  readonly clientId: string;
  /** A confidential client's code and refresh token are exchanged by the gateway, which has the key. */
  readonly client: 'public' | 'confidential';
  /** What an EHR launch asks for: space-separated, finished. */
  readonly scope: string;
  /** Whether Safelight may be opened outside this EHR, and what is asked for then. */
  readonly standalone: boolean;
  readonly standaloneScope?: string;
  /** The organisations behind this `iss`, for people to know where a sign-in leads. */
  readonly organisations?: readonly string[];
  /** What the EHR says as `tenant`, where several organisations are behind one `iss`. */
  readonly tenantValue?: string;
  /** Origins of FHIRcast hubs that a launch may name. */
  readonly hubs: readonly string[];
  /** What the EHR's own window does, where it answers messages. */
  readonly recordWindow?: {
    readonly activities: readonly ('problem-review' | 'order-review' | 'appointment-book')[];
    /** `staged`: a referral by the record system is a draft there until the clinician signs it. */
    readonly referrals: 'written' | 'staged';
  };
  readonly write: 'transaction' | 'single' | 'document' | 'none';
  /** Types that are never written to this EHR, whatever it takes. */
  readonly neverWrite?: readonly string[];
  readonly banner: boolean;
  readonly quirks: readonly string[];
  /** Origins of this EHR that the page may ask: of its FHIR base and what else it names. */
  readonly origins: readonly string[];
  /** Origins that may show Safelight in a frame. */
  readonly frameAncestors: readonly string[];
}

export interface RulePack {
  /** Changes whenever an active rule, code set or event kind does; the ETag of `GET /api/rules`. */
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly codeSets: readonly CodeSet[];
  readonly eventKinds: readonly EventKind[];
}

/** Written into `launch.html` by the gateway: `<script type="application/json" id="safelight-launch">`. */
export interface LaunchConfig {
  readonly issuers: readonly PageIssuer[];
}

/** Written into `index.html` by the gateway: `<script type="application/json" id="safelight-page">`. No fetch at launch. */
export interface PageConfig extends LaunchConfig {
  readonly site: Site;
  readonly settings: readonly CareSetting[];
  readonly authorities: LocalAuthorities;
  readonly lawfulBases: LawfulBasisList;
  readonly rulePack: RulePack;
  /** By issuer id, where issuers belong to several organisations: each has its own rules. Stands before `rulePack`. */
  readonly rulePacks?: Readonly<Record<string, RulePack>>;
  /** Milliseconds for which the page waits on CP-IS before it says that the answer is lost. */
  readonly cpisTimeoutMs: number;
}
