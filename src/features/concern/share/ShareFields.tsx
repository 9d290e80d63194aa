import { useSetting } from '../use-concern.ts';
import { AuthorityFormPart } from '../authority-form/AuthorityFormPart.tsx';
import { Advice } from './Advice.tsx';
import { ConsentAndFamily, PurposeAndConditions } from './Consent.tsx';
import { Law } from './Law.tsx';
import { OtherPeople } from './OtherPeople.tsx';
import { AlsoTell, FirstRecipient } from './Recipients.tsx';
import { RouteChoice } from './RouteChoice.tsx';
import { WhatGoes } from './WhatGoes.tsx';
import { shortRecipient } from './recipients.ts';

/** With whom, how, what, on which footing. */
export function ShareFields() {
  const setting = useSetting();
  const to = shortRecipient(setting.recipients[0]);
  return (
    <>
      <FirstRecipient />
      <AlsoTell />
      <RouteChoice to={to} />
      <WhatGoes to={to} />
      <OtherPeople />
      <AuthorityFormPart />
      <ConsentAndFamily />
      <Advice />
      <PurposeAndConditions />
      <Law />
    </>
  );
}
