/**
 * In a frame whose sandbox lacks `allow-forms` a browser drops a form before it says so to the page: the button would do
 * nothing, silently. No form of this app is ever sent anywhere, so the page tells itself instead.
 */
export function submitInSandbox(page: Document): void {
  if (formsSpeak(page)) return;
  page.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const form = button?.type === 'submit' && !event.defaultPrevented ? button.form : null;
    if (form !== null && (form.noValidate || form.reportValidity()))
      form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }));
  });
}

function formsSpeak(page: Document): boolean {
  const form = page.createElement('form');
  let spoke = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    spoke = true;
  });
  page.body.append(form);
  form.requestSubmit();
  form.remove();
  return spoke;
}
