import { cis2Paths } from './state.ts';
import { nameOf, staff, type Staff } from './staff.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${cis2Paths.style}">
</head>
<body>
<header><b>Care Identity</b><span>pretend national sign-in</span></header>
<main>
${body}
</main>
<footer>Nothing here is real. Everybody here is made up.</footer>
</body>
</html>
`;

const choice = (name: string, value: string, words: string, hint: string): string =>
  `<li><button name="${name}" value="${escape(value)}"><b>${escape(words)}</b><span>${escape(hint)}</span></button></li>`;

const form = (
  ticket: string,
  hidden: string,
  choices: string,
): string => `<form method="post" action="${cis2Paths.signIn}">
<input type="hidden" name="ticket" value="${escape(ticket)}">
${hidden}
<ul>
${choices}
</ul>
<button class="cancel" name="cancel" value="yes">Cancel</button>
</form>`;

const rolesOf = ({ roles }: Staff): string =>
  roles.length === 0
    ? 'no role'
    : roles
        .map(({ title, organisation, activities }) =>
          [title, organisation.name, activities.join(' and ') || 'neither B0107 nor B0170'].join(', '),
        )
        .join('; ');

/** Who signs in: no password, because nobody here is real. */
export const whoPage = (ticket: string): string =>
  page(
    'Sign in with your care identity',
    `<h1>Sign in</h1>
<p>Choose the smartcard that you would have put in.</p>
${form(
  ticket,
  '',
  staff.map((person) => choice('person', person.id, nameOf(person), rolesOf(person))).join('\n'),
)}`,
  );

/** Which role, for a person who has several. */
export const rolePage = (ticket: string, person: Staff): string =>
  page(
    'Choose a role',
    `<h1>Choose a role</h1>
<p>${escape(nameOf(person))} has ${String(person.roles.length)} roles.</p>
${form(
  ticket,
  `<input type="hidden" name="person" value="${escape(person.id)}">`,
  person.roles
    .map(({ id, title, organisation, activities }) =>
      choice('role', id, `${title}, ${organisation.name}`, activities.join(' and ')),
    )
    .join('\n'),
)}`,
  );

/** A request that nobody can be sent back from. */
export const refusedPage = (words: string): string =>
  page('Sign-in refused', `<h1>This application cannot sign you in</h1><p>${escape(words)}</p>`);

/** Another organisation's look, on purpose: this is not Safelight and not the record system. */
export const style = `*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:#f3f0ea;color:#231f20;font:1rem/1.5 Georgia,serif}
header{background:#4a2545;color:#fff;padding:.9rem 1rem;display:flex;flex-wrap:wrap;gap:.1rem 1rem;align-items:baseline}
header b{font-size:1.25rem}
main{flex:1;width:100%;max-width:32rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:.5rem 0}
ul{list-style:none;margin:0;padding:0}
li{margin:0 0 .5rem}
button{font:inherit;width:100%;min-height:2.75rem;padding:.6rem .9rem;text-align:left;background:#fff;color:inherit;border:1px solid #8a6d86;border-radius:2px;cursor:pointer}
button b,button span{display:block}
button span{font-size:.9rem;color:#5b5056}
button:hover{background:#faf3f9}
button:focus-visible{outline:3px solid #c2185b;outline-offset:2px}
.cancel{margin-top:.5rem;text-align:center;background:transparent}
footer{padding:1rem;text-align:center;font-size:.9rem;color:#5b5056}
`;
