import { useState } from 'react';
import { homeAuthority } from '../../../domain/home-authority.ts';
import { common } from '../../../text/common.ts';
import { cpis } from '../../../text/cpis.ts';
import { authorityName } from '../../../text/names.ts';
import { Select } from '../../../ui/Choice.tsx';
import { useCase } from '../use-case.ts';
import { useChild } from '../use-child.ts';
import { Numbers } from './Numbers.tsx';

/** Who to ring when CP-IS names nobody: the authority of the home address, else the one that a person picks. */
export function HomeAuthority() {
  const child = useChild();
  const { authorities } = useCase((state) => state.config.authorities);
  const [picked, setPicked] = useState('');
  const home = homeAuthority(child?.address?.postcode, authorities);
  const authority = home ?? authorities.find(({ name }) => name === picked);
  if (authorities.length === 0) return <p className="cp-body s">{cpis.noAuthorities}</p>;
  return (
    <>
      {home === undefined && (
        <div className="cp-body">
          <Select
            id="authority"
            label={cpis.whichAuthority}
            hint={cpis.whichAuthorityWhy}
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
            office={
              home === undefined
                ? cpis.chosen(authorityName(authority.name)[0])
                : cpis.homeAddress(authorityName(authority.name)[0])
            }
            source={cpis.siteName}
          />
          <p className="missing s q">
            {authority.phonesFrom === undefined ? cpis.numberFromSite : cpis.numberFrom(authority.phonesFrom)}
          </p>
        </>
      )}
    </>
  );
}
