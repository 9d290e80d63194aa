import { afterEach, describe, expect, it, vi } from 'vitest';
import { submitInSandbox } from './submit-in-sandbox.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A form with a required field, how often it was submitted, and by which button. */
function form(inSandbox: boolean) {
  // What a browser does there: nothing at all.
  if (inSandbox) vi.spyOn(HTMLFormElement.prototype, 'requestSubmit').mockImplementation(() => undefined);
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML =
    '<form><input required><button><b>Save</b></button><button type="button">Other</button></form>';
  const heard: (string | undefined)[] = [];
  page.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    heard.push(event.submitter?.textContent);
  });
  submitInSandbox(page);
  // Of a press that is no mouse's nothing comes by itself, as nothing does in the sandbox.
  const event = () =>
    inSandbox ? new Event('click', { bubbles: true }) : new MouseEvent('click', { bubbles: true });
  const press = (what: string) => page.querySelector(what)?.dispatchEvent(event());
  const fill = () => Object.assign(page.querySelector('input') ?? {}, { value: 'x' });
  return { heard, press, fill };
}

describe('in a frame that may not submit forms', () => {
  it('a press is heard once what is required is filled', () => {
    const { heard, press, fill } = form(true);
    press('button');
    expect(heard).toEqual([]);
    fill();
    press('b');
    press('[type=button]');
    expect(heard).toEqual(['Save']);
  });
});

it('where forms may be submitted nothing is heard twice', () => {
  const { heard, press, fill } = form(false);
  fill();
  press('button');
  expect(heard).toEqual(['Save']);
});
