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
  readonly scope: string;
  readonly write: 'transaction' | 'single' | 'document' | 'none';
  readonly banner: boolean;
  readonly quirks: readonly string[];
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
