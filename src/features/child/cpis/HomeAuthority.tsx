import { useState } from 'react';
import type { Child } from '../../../domain/child.ts';
import { common } from '../../../text/common.ts';
import { cpis } from '../../../text/cpis.ts';
import { authorityName } from '../../../text/names.ts';
import { Select } from '../../../ui/Choice.tsx';
import { useCase } from '../use-case.ts';
import { useChild } from '../use-child.ts';
import { authorityOfAddress } from './authorities.ts';
import { abroad } from './edges.ts';
import { Numbers } from './Numbers.tsx';
import { SafeguardingTeam } from './SafeguardingTeam.tsx';

/** Why a person has to choose. */
function why(child: Child | undefined): string {
  if (child?.restricted === true) return cpis.whichAuthorityRestricted;
  const nation = abroad(child);
  return nation === undefined ? cpis.whichAuthorityWhy : cpis.whichAuthorityAbroad(nation);
}

/** Who to ring when CP-IS names nobody: the authority of the home address, else the one that a person picks. */
export function HomeAuthority() {
  const child = useChild();
  const { authorities } = useCase((state) => state.config.authorities);
  const [picked, setPicked] = useState('');
  if (authorities.length === 0)
    return (
      <>
        <p className="cp-body s">{cpis.noAuthorities}</p>
        <SafeguardingTeam />
      </>
    );
  const home = authorityOfAddress(child, authorities);
  const authority = home ?? authorities.find(({ name }) => name === picked);
  const phones = authority?.phones;
  const noNumber = phones?.officeHours === undefined && phones?.emergencyDuty === undefined;
  const short = authority === undefined ? '' : authorityName(authority.name)[0];
  return (
    <>
      {home === undefined && (
        <div className="cp-body">
          <Select
            id="authority"
            label={cpis.whichAuthority}
            hint={why(child)}
            placeholder={common.choose}
            value={picked}
            onChange={setPicked}
            options={authorities.map(({ name }) => ({ value: name, label: name }))}
          />
        </div>
      )}
      {authority !== undefined && (
        <>
          <Numbers
            phones={authority.phones}
            hours={authority.hours}
            office={home === undefined ? cpis.chosen(short) : cpis.homeAddress(short)}
            source={cpis.siteName}
          />
          {!noNumber && (
            <p className="missing s q">
              {authority.phonesFrom === undefined
                ? cpis.numberFromSite
                : cpis.numberFrom(authority.phonesFrom)}
            </p>
          )}
        </>
      )}
      {noNumber && <SafeguardingTeam />}
    </>
  );
}
