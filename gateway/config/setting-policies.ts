import type { IssuerFile } from '../../smart-config/schema/issuer.ts';
import type { CareSettings, Site } from '../../smart-config/schema/site.ts';
import type { Configuration } from './configuration.ts';
import type { Found } from './found.ts';
import type { ConfigFault } from './fault.ts';

/** The care settings with this site's own word on when CP-IS is asked in them. */
export const withSitePolicies = (careSettings: CareSettings, { lookUps = {} }: Site): CareSettings => ({
  ...careSettings,
  settings: careSettings.settings.map((setting) => ({
    ...setting,
    policy: lookUps[setting.id] ?? setting.policy,
  })),
});

/** Names of care settings, in `site.json`, as an issuer's default and as a team that a role leads, that care-settings.json does not have. */
export function settingFaults(config: {
  readonly issuers: readonly Found<IssuerFile>[];
  readonly careSettings: Found<CareSettings>;
  readonly site: Found<Site>;
}): readonly ConfigFault[] {
  const known = config.careSettings.value.settings.map(({ id }) => id);
  const named = [
    ...Object.keys(config.site.value.lookUps ?? {}).map((id) => ({
      file: config.site.file,
      path: `lookUps.${id}`,
      id,
    })),
    ...Object.keys(config.site.value.hooks?.lookUps ?? {}).map((id) => ({
      file: config.site.file,
      path: `hooks.lookUps.${id}`,
      id,
    })),
    ...config.issuers.flatMap(({ file, value: { defaultSetting: id } }) =>
      id === undefined ? [] : [{ file, path: 'defaultSetting', id }],
    ),
    ...config.issuers.flatMap(({ file, value: { roles, unknownRole } }) => [
      ...roles.flatMap(({ leads = [] }, i) => leads.map((id) => ({ file, path: `roles[${i}].leads`, id }))),
      ...(unknownRole?.leads ?? []).map((id) => ({ file, path: 'unknownRole.leads', id })),
    ]),
  ];
  return named
    .filter(({ id }) => !known.includes(id))
    .map(({ file, path, id }) => ({
      file,
      path,
      wrong: `care-settings.json has no setting "${id}".`,
      fix: `Use one of: ${known.join(', ')}.`,
    }));
}

/**
 * What is allowed and yet deserves a word at start-up: where opening a child's record tells the local authority,
 * without anybody having pressed anything.
 */
export const settingWarnings = ({
  careSettings,
  site,
}: Pick<Configuration, 'careSettings' | 'site'>): readonly string[] => [
  ...onOpening(careSettings),
  ...careSettings.settings
    .filter(
      ({ id, kind, hooks }) => kind === 'unscheduled' && (site.hooks?.lookUps?.[id] ?? hooks) === 'look-up',
    )
    .map(
      ({ id, title }) =>
        `In "${title}" (${id}) a CDS Hook asks CP-IS when a visit begins, which tells the child's local authority although nobody has opened Safelight. Set "hooks": {"lookUps": {"${id}": "never"}} in site.json unless that is meant.`,
    ),
];

const onOpening = ({ settings }: CareSettings): readonly string[] =>
  settings
    .filter(({ kind, policy }) => kind === 'unscheduled' && policy === 'on-open')
    .map(
      ({ id, title }) =>
        `In "${title}" (${id}) CP-IS is asked as soon as a child is opened, which tells the child's local authority each time. Set "lookUps": {"${id}": "on-click"} in site.json unless that is meant.`,
    );
