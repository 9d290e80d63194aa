import type { ReactNode } from 'react';
import { ruleEditor } from '../../../../text/rule-editor.ts';
import { Shape } from '../../../../ui/Shape.tsx';
import { ScreenHead } from '../../../../desk/ScreenHead.tsx';
import { linkTo } from '../../places.ts';
import { useEditing } from '../editing.ts';
import { typedOf } from '../model/duration.ts';
import type { Start } from '../save/start.ts';

/** The rule's title, which version is written, and what stays in force meanwhile. */
export function Head({
  start,
  rule,
  unsaved,
  children,
}: {
  readonly start: Start;
  /** Its id, once the gateway keeps it. */
  readonly rule: string | undefined;
  readonly unsaved: boolean;
  readonly children: ReactNode;
}) {
  const { head } = useEditing().draft;
  const title = typedOf(head['title']).trim();
  const { draft, base } = start;
  const number = draft?.number ?? (base?.number ?? 0) + 1;
  const isNew = rule === undefined;
  return (
    <ScreenHead
      title={title === '' ? (isNew ? ruleEditor.newTitle : ruleEditor.noTitle) : title}
      back={
        isNew
          ? { href: linkTo.rules, words: ruleEditor.backToList }
          : { href: linkTo.rule(rule), words: ruleEditor.backToRule }
      }
      says={
        <>
          <span className="chip dash">
            <Shape name="not-checked" /> {isNew ? ruleEditor.newDraft : ruleEditor.draftOf(number)}
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
