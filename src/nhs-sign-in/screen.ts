import { element } from '../launch/dom.ts';
import { nhsSignInWindow as words } from '../text/nhs-sign-in-window.ts';

/** What the window can say. */
export type Screen = Exclude<keyof typeof words, 'product' | 'title'>;

/** Draws the window once; answers how to change what it says, which screen readers then speak. */
export function drawWindow(root: Element): (screen: Screen) => void {
  const said = element('p', { class: 'said' }, []);
  const todo = element('p', {}, []);
  root.replaceChildren(
    element('div', { class: 'panel' }, [
      element('div', { class: 'lampline' }, []),
      element('main', { class: 'narrowpage signin' }, [
        element('p', { class: 'brand' }, [
          element('img', { src: '/favicon.svg', alt: '', width: '26', height: '26' }, []),
          words.product,
        ]),
        element('h1', {}, [words.title]),
        element('div', { class: 'card', role: 'status' }, [said, todo]),
      ]),
    ]),
  );
  return (screen) => {
    said.textContent = words[screen].said;
    todo.textContent = words[screen].todo;
    document.title = `${words[screen].said} ${words.title}`;
  };
}
