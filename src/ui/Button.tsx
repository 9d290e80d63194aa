import type { ReactNode } from 'react';
import { useId } from 'react';
import MuiButton from '@mui/material/Button';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** One main button on a screen; only a look-up not yet made may share its weight. */
  readonly main?: boolean;
  readonly wide?: boolean;
  readonly slim?: boolean;
  /** What pressing it will cause, said on the button's own line. */
  readonly consequence?: ReactNode;
  /** What it is doing, e.g. "Sending": keeps its width and ignores another press. */
  readonly working?: string | undefined;
  /** Why it cannot be pressed; drawn dashed with the reason beside it. */
  readonly unavailable?: string | undefined;
  readonly pressed?: boolean;
  readonly submit?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly describedBy?: string;
}

const classes = (names: Readonly<Record<string, boolean | undefined>>): string =>
  Object.entries(names)
    .flatMap(([name, on]) => (on === true ? [name] : []))
    .join(' ');

/** Every button. It says what it causes before it is pressed, and while it works. */
export function Button(props: ButtonProps) {
  const reason = useId();
  const blocked = props.unavailable !== undefined || props.working !== undefined;
  return (
    <>
      <MuiButton
        type={props.submit === true && !blocked ? 'submit' : 'button'}
        className={classes({
          btn: true,
          main: props.main,
          wide: props.wide,
          slim: props.slim,
          two: props.consequence !== undefined,
          away: props.unavailable !== undefined,
        })}
        aria-disabled={blocked ? true : undefined}
        aria-busy={props.working === undefined ? undefined : true}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-controls={props.controls}
        aria-describedby={props.unavailable === undefined ? props.describedBy : reason}
        onClick={blocked ? undefined : props.onPress}
      >
        {props.working ?? props.children}
        {props.consequence !== undefined && <span>{props.consequence}</span>}
      </MuiButton>
      {props.unavailable !== undefined && (
        <span id={reason} className="s q why-not">
          {props.unavailable}
        </span>
      )}
    </>
  );
}

/** A button that looks like a link: for small actions inside a sentence. */
export function TextButton({
  children,
  onPress,
  expanded,
  controls,
}: {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly expanded?: boolean;
  readonly controls?: string;
}) {
  return (
    <button
      type="button"
      className="textlink"
      onClick={onPress}
      aria-expanded={expanded}
      aria-controls={controls}
    >
      {children}
    </button>
  );
}
