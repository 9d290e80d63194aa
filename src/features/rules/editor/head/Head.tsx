import type { ReactNode } from 'react';
import { ruleEditor } from '../../../../text/rule-editor.ts';
import { Shape } from '../../../../ui/Shape.tsx';
import { ScreenHead } from '../../parts/ScreenHead.tsx';
import { linkTo } from '../../places.ts';
import { useEditing } from '../editing.ts';
import { typedOf } from '../model/duration.ts';
import type { Start } from '../save/start.ts';

/** The rule's title, which version is written, and what stays in force meanwhile. */
export function Head({
  start,
  isNew,
  unsaved,
  children,
}: {
  readonly start: Start;
  readonly isNew: boolean;
  readonly unsaved: boolean;
  readonly children: ReactNode;
}) {
  const { head } = useEditing().draft;
  const title = typedOf(head['title']).trim();
  const { draft, base } = start;
  const from = draft ?? base;
  const back =
    isNew || from === undefined
      ? { href: linkTo.rules, words: ruleEditor.backToList }
      : { href: linkTo.rule(from.rule), words: ruleEditor.backToRule };
  const number = draft?.number ?? (base?.number ?? 0) + 1;
  return (
    <ScreenHead
      title={title === '' ? (isNew ? ruleEditor.newTitle : ruleEditor.noTitle) : title}
      back={back}
      says={
        <>
          <span className="chip dash">
            <Shape name="not-checked" />{' '}
            {isNew && draft === undefined ? ruleEditor.newDraft : ruleEditor.draftOf(number)}
          </span>{' '}
          {base?.status === 'active' && <span className="s">{ruleEditor.staysActive(base.number)}</span>}{' '}
          {unsaved && <span className="s">{ruleEditor.unsaved}</span>}
        </>
      }
    >
      {children}
    </ScreenHead>
  );
}
