import type { RulePack } from '../../src/config/page-config.ts';
import type { Cpis } from '../../smart-config/schema/cpis.ts';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { LawfulBases } from '../../smart-config/schema/lawful-bases.ts';
import type { Questionnaire } from '../../smart-config/schema/questionnaire.ts';
import type { CareSettings, LocalAuthorities, Site } from '../../smart-config/schema/site.ts';
import type { CodeSources } from './code-sources.ts';

/** Everything that a deployment sets, read and checked before the gateway listens. */
export interface Configuration {
  readonly site: Site;
  readonly cpis: Cpis;
  /** Where `cpis.json` was found: its key file is named from there. */
  readonly cpisFolder: string;
  readonly careSettings: CareSettings;
  readonly authorities: LocalAuthorities;
  readonly lawfulBases: LawfulBases;
  /** Questions of local authorities, each named by the authorities that ask them. */
  readonly questionnaires: readonly Questionnaire[];
  readonly issuers: readonly Issuer[];
  readonly rulePack: RulePack;
  readonly codeSources: CodeSources;
  /** Test children that are shipped with the rules, as JSON: what rules are tested on before they are approved. */
  readonly testChildren: readonly unknown[];
}
