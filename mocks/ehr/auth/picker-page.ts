import type { EhrUser } from '../users.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);

const option = (value: string, text: string): string =>
  `<option value="${escape(value)}">${escape(text)}</option>`;

const childField = (patients: readonly { readonly id: string; readonly name: string }[]): string =>
  patients.length === 0
    ? ''
    : `<label for="patient">Child</label>
<select id="patient" name="patient">${patients.map(({ id, name }) => option(id, name)).join('')}</select>
`;

/** The page of a standalone launch: who you are and, where there are any to choose from, which child. */
export const pickerPage = (
  users: readonly EhrUser[],
  patients: readonly { readonly id: string; readonly name: string }[],
): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in</title>
<style>body{font:1rem/1.5 system-ui;margin:2rem auto;max-width:30rem;padding:0 1rem}
label{display:block;margin:1rem 0 .25rem}select,button{font:inherit;padding:.5rem;width:100%}
button{margin-top:1.5rem}</style>
<main>
<h1>${patients.length > 0 ? 'Choose a child' : 'Sign in'}</h1>
<p>Pretend record system. Everybody here is made up.</p>
<form method="post">
<label for="user">You are</label>
<select id="user" name="user">${users
  .map(({ id, given, family, title }) => option(id, `${given} ${family}, ${title}`))
  .join('')}</select>
${childField(patients)}<button>Open the app</button>
<button name="cancel" value="yes">Cancel</button>
</form>
</main>
</html>
`;
