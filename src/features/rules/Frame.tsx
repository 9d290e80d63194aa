import type { ReactNode } from 'react';
import { useRef } from 'react';
import { ruleDesk } from '../../text/rule-desk.ts';
import { LampLine } from '../../ui/ActionBar.tsx';
import { TextButton } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Shape.tsx';
import { useDesk } from '../../desk/desk.ts';
import { linkTo, type Place } from './places.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

type Part = 'rules' | 'code-sets' | 'figures';

/** Which part of the desk a screen belongs to. */
function partOf({ screen }: Place): Part | undefined {
  switch (screen) {
    case 'rules':
    case 'new-rule':
    case 'rule':
    case 'edit-rule':
    case 'taking':
    case 'proposals':
      return 'rules';
    case 'code-sets':
    case 'new-code-set':
    case 'code-set':
      return 'code-sets';
    case 'figures':
      return 'figures';
    case 'nowhere':
      return undefined;
  }
}

const parts: readonly (readonly [Part, string])[] = [
  ['rules', linkTo.rules],
  ['code-sets', linkTo.codeSets],
  ['figures', linkTo.figures],
];

function Nav({ place }: { readonly place: Place }) {
  const current = partOf(place);
  return (
    <nav className="nav" aria-label={ruleDesk.nav}>
      {parts.map(([part, href]) => (
        <a
          key={part}
          href={href}
          aria-current={part !== current ? undefined : place.screen === part ? 'page' : 'true'}
        >
          {ruleDesk.titles[part]}
        </a>
      ))}
    </nav>
  );
}

function Me() {
  const { clinician, toChild } = useDesk();
  const { name, role, organisation } = clinician;
  return (
    <div className="me">
      {toChild !== undefined && <TextButton onPress={toChild.go}>{ruleDesk.backTo(toChild.name)}</TextButton>}
      <p>
        {role === undefined ? name : `${name}, ${role}`}
        {organisation !== undefined && (
          <>
            <br />
            {organisation}
          </>
        )}
      </p>
    </div>
  );
}

/** What stands around every screen of the desk: the mark, the ways through it, who is signed in. */
export function Frame({
  address,
  place,
  notice,
  children,
}: {
  readonly address: string;
  readonly place: Place;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}) {
  const main = useRef<HTMLElement>(null);
  const { toChild } = useDesk();
  useHeadingFocus(main, address, place, toChild !== undefined);
  return (
    <div className="page desk">
      {notice}
      <LampLine />
      <header className="masthead">
        <a
          className="skip"
          href={`#${address}`}
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          {ruleDesk.skip}
        </a>
        <div className="masthead-in">
          <a className="brand" href={linkTo.rules}>
            <Mark />
            {ruleDesk.product}
          </a>
          <Nav place={place} />
          <Me />
        </div>
      </header>
      <main className="wrap" ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
