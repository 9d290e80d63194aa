import { lazy, type ComponentType } from 'react';
import { notArrived } from '../text/parts-fetched.ts';
import { Gap } from './PartState.tsx';
import { TextButton } from './Button.tsx';

/** The way out that a screen was given, where it was given one. */
function leaveOf(props: object): (() => void) | undefined {
  const leave: unknown = Reflect.get(props, 'onLeave');
  return typeof leave === 'function' ? () => void Reflect.apply(leave, undefined, []) : undefined;
}

/**
 * A browser does not ask again for a part that it did not get: only a page that is loaded again does. One that holds words
 * asks before it goes.
 */
function NotArrived({ leave }: { readonly leave: (() => void) | undefined }) {
  return (
    <div role="alert">
      <Gap
        shape="fault"
        look="gap fault"
        title={notArrived.title}
        again={{ words: notArrived.reload, press: () => location.reload() }}
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
 * A screen, or a part of one, that is fetched when it is first wanted. Where it does not arrive, that is said in its place,
 * with the way back where the screen has one (`onLeave`): everything around it stays, with what is written there.
 */
export function lazyScreen<P extends object>(load: () => Promise<ComponentType<P>>) {
  const Instead = (props: P) => <NotArrived leave={leaveOf(props)} />;
  const instead = (): ComponentType<P> => Instead;
  return lazy(() =>
    load()
      .catch(instead)
      .then((loaded) => ({ default: loaded })),
  );
}
