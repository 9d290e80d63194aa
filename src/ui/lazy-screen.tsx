import { lazy, useSyncExternalStore, type ComponentType } from 'react';
import { common } from '../text/common.ts';
import { notArrived } from '../text/parts-fetched.ts';
import { TextButton } from './Button.tsx';
import { Gap } from './PartState.tsx';

/** The way out that a screen was given, where it was given one. */
function leaveOf(props: object): (() => void) | undefined {
  const leave: unknown = Reflect.get(props, 'onLeave');
  return typeof leave === 'function' ? () => void Reflect.apply(leave, undefined, []) : undefined;
}

function NotArrived({
  again,
  leave,
}: {
  readonly again: () => void;
  readonly leave: (() => void) | undefined;
}) {
  return (
    <div role="alert">
      <Gap
        shape="fault"
        look="gap fault"
        title={notArrived.title}
        again={{ words: common.tryAgain, press: again }}
      >
        {notArrived.help}
      </Gap>
      {leave !== undefined && (
        <p>
          <TextButton onPress={leave}>{notArrived.leave}</TextButton>
        </p>
      )}
    </div>
  );
}

/**
 * A screen, or a part of one, that is fetched when it is first wanted. Where it does not arrive, that is said in its place
 * and can be tried again, or left where the screen could be (`onLeave`): everything around it stays, with what is written
 * there. Suspends while it is fetched.
 */
export function lazyScreen<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const watching = new Set<() => void>();
  const again = (): void => {
    part = made();
    for (const look of watching) look();
  };
  const Instead = (props: P) => <NotArrived again={again} leave={leaveOf(props)} />;
  const made = () =>
    lazy(() =>
      load().then(
        (loaded) => ({ default: loaded }),
        () => ({ default: Instead }),
      ),
    );
  let part = made();
  const watch = (look: () => void) => {
    watching.add(look);
    return () => void watching.delete(look);
  };
  return function Screen(props: P) {
    const Part = useSyncExternalStore(watch, () => part);
    return <Part {...props} />;
  };
}
