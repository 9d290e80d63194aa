import type { ReactNode } from 'react';
import { useRef } from 'react';
import { deskFrame as words } from '../text/desk-frame.ts';
import { LampLine } from '../ui/ActionBar.tsx';
import { TextButton } from '../ui/Button.tsx';
import { Mark } from '../ui/Shape.tsx';
import { DeskContext, type Desk } from './desk.ts';
import './desk.css';
import { partLink, partsFor, type DeskPart } from './desk-parts.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

/** Where a screen stands: the part that it belongs to, and whether it is that part's own first screen. */
export interface Standing {
  readonly part: DeskPart;
  readonly first: boolean;
}

function Nav({
  parts,
  standing,
}: {
  readonly parts: readonly DeskPart[];
  readonly standing: Standing | undefined;
}) {
  return (
    <nav className="nav" aria-label={words.nav}>
      {parts.map((part) => (
        <a
          key={part}
          href={partLink(part)}
          aria-current={part !== standing?.part ? undefined : standing.first ? 'page' : 'true'}
        >
          {words.parts[part]}
        </a>
      ))}
    </nav>
  );
}

function Me({ clinician, toChild, signOut }: Pick<Desk, 'clinician' | 'toChild' | 'signOut'>) {
  const { name, role, organisation } = clinician;
  return (
    <div className="me">
      {toChild !== undefined && <TextButton onPress={toChild.go}>{words.backTo(toChild.name)}</TextButton>}
      <p>
        {role === undefined ? name : `${name}, ${role}`}
        {organisation !== undefined && (
          <>
            <br />
            {organisation}
          </>
        )}
      </p>
      {signOut !== undefined && <TextButton onPress={signOut}>{words.signOut}</TextButton>}
    </div>
  );
}

/**
 * What stands around every screen of the desk: the mark, the ways through it, who is signed in. Gives the desk to the
 * screens. `title`: the tab's until the screen is there; it names no child. `notice` is said above everything.
 */
export function DeskFrame({
  desk,
  address,
  title,
  standing,
  notice,
  children,
}: {
  readonly desk: Desk;
  /** Of the page, e.g. `/rules/new`. */
  readonly address: string;
  readonly title: string;
  readonly standing: Standing | undefined;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}) {
  const main = useRef<HTMLElement>(null);
  const parts = partsFor(desk, desk.toChild !== undefined);
  useHeadingFocus(main, address, title, desk.toChild !== undefined);
  return (
    <DeskContext value={desk}>
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
            {words.skip}
          </a>
          <div className="masthead-in">
            <a className="brand" href={partLink(parts[0] ?? 'rules')}>
              <Mark />
              {words.product}
            </a>
            <Nav parts={parts} standing={standing} />
            <Me {...desk} />
          </div>
        </header>
        <main className="wrap" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
    </DeskContext>
  );
}
