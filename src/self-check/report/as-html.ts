import type { Checked, Exchange, Status } from '../line.ts';
import { reportCss } from './report-css.ts';
import { gravestFirst, saidOf, tallyOf, type Report } from './report.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What stands between backticks as code. */
const words = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const named: Readonly<Record<Status, string>> = {
  fail: 'Fail',
  warn: 'Warn',
  'not-tried': 'Not tried',
  pass: 'Pass',
};
const hints: Readonly<Record<Status, string>> = {
  fail: 'Safelight will not work until fixed',
  warn: 'works, and says what it cannot do',
  'not-tried': 'not known',
  pass: '',
};

const exchange = ({ at, request, answer, body }: Exchange): string =>
  `<pre>${escape(`${request}\n${answer}${body === undefined ? '' : `\n${body}`}\n${at}`)}</pre>`;

function row(one: Checked): string {
  const { line, outcome, evidence } = one;
  const unmet = outcome.status === 'fail' || outcome.status === 'warn';
  return `<tr class="${outcome.status}">
<td><b>${named[outcome.status]}</b></td>
<td>${escape(line.requirement)}</td>
<th scope="row">${words(line.title)}${unmet ? `<p>${words(line.unmet)}</p>` : ''}</th>
<td>${unmet ? `<p><b>Fix:</b> ${words(outcome.fix)}</p>` : ''}<p>${words(saidOf(one))}</p>${
    unmet ? evidence.map(exchange).join('') : ''
  }${unmet ? `<p><a href="${escape(line.spec)}">${escape(line.spec)}</a></p>` : ''}</td>
</tr>`;
}

const ways: Readonly<Record<Report['as'], string>> = {
  command: 'by the command',
  'launched-app': 'as a launched app',
  page: 'by the page, without a sign-in',
};

/** The report as one page that asks nothing of any host and can be printed. */
export function reportAsHtml(report: Report): string {
  const { base, name, at, as, checked } = report;
  const tally = tallyOf(checked);
  const counts = (['fail', 'warn', 'not-tried', 'pass'] as const)
    .map(
      (status) =>
        `<li><b>${tally[status]}</b> ${named[status].toLowerCase()} <span>${hints[status]}</span></li>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Self-check: ${escape(name ?? base)}</title>
<style>${reportCss}</style>
</head>
<body>
<main>
<h1>Self-check: ${escape(name ?? base)}</h1>
<p>${escape(base)}. Run ${escape(at.slice(0, 16).replace('T', ', '))} UTC, ${ways[as]}. Against SMART App Launch 2.2.0, FHIR R4 and UK Core. No person and no token is in this report.</p>
<ul class="tally">${counts}</ul>
<div class="scroll" tabindex="0" role="region" aria-label="Lines">
<table>
<caption>What Safelight needs of a record system, and what was found</caption>
<thead><tr><th scope="col">Result</th><th scope="col">No.</th><th scope="col">What Safelight needs</th><th scope="col">What was found, and the fix</th></tr></thead>
<tbody>
${gravestFirst(checked).map(row).join('\n')}
</tbody>
</table>
</div>
</main>
</body>
</html>
`;
}
