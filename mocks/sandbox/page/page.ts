import { ehrUsers } from '../../ehr/users.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { NhsSignIn } from '../settings.ts';
import { cardsScriptText, cardsText } from './cards-text.ts';
import { windowScriptText, windowText } from './window-text.ts';
import { data, html } from './html.ts';
import type { Html } from './html.ts';
import {
  cpisEndpoints,
  cpisFaults,
  peopleHints,
  recordFaults,
  recordSteps,
  scriptText,
  signInHints,
  text,
} from './text.ts';

export interface PageParts {
  readonly scenarios: readonly Scenario[];
  /** The only origin that the page frames. */
  readonly app: string;
  /** Names by NHS number. */
  readonly names: Readonly<Record<string, string>>;
  readonly signIn: NhsSignIn;
}

const choice = (group: string, id: string, name: string, hint: string, first: boolean): Html => html`
  <div class="box">
    <label class="opt">
      <input type="radio" name="${group}" value="${id}" ${first ? { html: 'checked' } : ''} />
      <span>${name}</span><span class="hint">${hint}</span>
    </label>
  </div>
`;

const options = (words: Readonly<Record<string, string>>): Html[] =>
  Object.entries(words).map(([value, label]) => html`<option value="${value}">${label}</option>`);

const mark: Html = {
  html: `<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="var(--mark-tile)"/><g fill="var(--mark-light)"><rect x="12" y="7.5" width="8" height="4" rx="2" opacity=".6"/><rect x="8.5" y="14" width="15" height="4" rx="2" opacity=".8"/><rect x="5" y="20.5" width="22" height="4" rx="2"/></g></svg>`,
};

const choices = ({ scenarios, signIn }: PageParts): Html => html`
  <form class="sb-left stack" id="choose" aria-label="${text.sandbox}">
    <h1 class="brand">${mark}${text.sandbox}</h1>
    <fieldset class="field">
      <legend class="legend">${text.who}</legend>
      <div class="opts people">
        ${ehrUsers.map(({ id, given, family }, i) =>
          choice('user', id, `${given} ${family}`, peopleHints[id], i === 0),
        )}
      </div>
      <p class="hint">${signInHints[signIn]}</p>
    </fieldset>
    <fieldset class="field">
      <legend class="legend">${text.child}</legend>
      <label class="vh" for="filter">${text.filter}</label>
      <input class="in" id="filter" type="search" autocomplete="off" placeholder="${text.filter}" />
      <div class="opts children" id="children">
        ${scenarios.map(({ id, name, description }, i) => choice('patient', id, name, description, i === 0))}
      </div>
      <p class="hint" id="none-left" role="status" data-words="${text.noneLeft}"></p>
    </fieldset>
    <div class="field">
      <label for="width">${text.frame}</label>
      <select class="in" id="width">
        ${Object.entries(text.widths).map(
          ([width, label]) =>
            html`<option value="${width}" ${width === '400' ? { html: 'selected' } : ''}>${label}</option>`,
        )}
      </select>
    </div>
    <label class="opt"><input type="checkbox" id="banner" /><span>${text.banner}</span></label>
    <label class="opt"><input type="checkbox" id="tell" checked /><span>${windowText.tell}</span></label>
    <label class="opt"><input type="checkbox" id="reopen" /><span>${windowText.reopen}</span></label>
    <div class="acts">
      <button class="btn main wide" type="submit">${text.open}</button>
      <div>
        <button class="btn wide" type="button" id="open-without" aria-describedby="open-without-hint">
          ${text.openWithout}
        </button>
        <p class="hint" id="open-without-hint">${text.openWithoutHint}</p>
      </div>
      <div class="pair">
        <button class="btn" type="button" id="new-visit">${text.newVisit}</button>
        <button class="btn" type="button" id="start-again">${text.startAgain}</button>
      </div>
      <button class="btn wide" type="button" id="logout">${windowText.logout}</button>
      <p class="hint" id="said" role="status"></p>
    </div>
    ${faults}
  </form>
`;

const faults: Html = html`
  <details class="faults">
    <summary>${text.fail}</summary>
    <div class="stack">
      <div class="field">
        <label for="fault-where">${text.failWhere}</label>
        <select class="in" id="fault-where">
          <optgroup label="${text.failCpis}" data-system="cpis">${options(cpisEndpoints)}</optgroup>
          <optgroup label="${text.failRecord}" data-system="record">${options(recordSteps)}</optgroup>
        </select>
      </div>
      <div class="field">
        <label for="fault-cpis">${text.failHow}</label>
        <select class="in" id="fault-cpis">
          ${options(cpisFaults)}
        </select>
      </div>
      <div class="field" hidden>
        <label for="fault-record">${text.failHow}</label>
        <select class="in" id="fault-record">
          ${options(recordFaults)}
        </select>
        <div>
          <label class="opt"><input type="checkbox" id="fault-once" /><span>${text.failOnce}</span></label>
        </div>
      </div>
      <div class="pair">
        <button class="btn" type="button" id="fault-set">${text.failSet}</button>
        <button class="btn" type="button" id="fault-clear">${text.failClear}</button>
      </div>
      <p class="hint" id="failing" role="status"></p>
    </div>
  </details>
`;

const middle: Html = html`
  <main class="sb-mid stack" aria-label="${text.ehr}">
    <section class="ehr-card" aria-label="${text.chart}">
      <h2 id="chart-name"></h2>
      <dl class="kv" id="chart"></dl>
      <div class="fake" aria-hidden="true"><i></i><i></i><i></i></div>
      <div class="fake" aria-hidden="true"><i></i><i></i></div>
    </section>
    <section class="ehr-card" aria-labelledby="cards-heading">
      <h2 id="cards-heading">${cardsText.heading}</h2>
      <p class="s q">${cardsText.hint} <span id="cards-say" role="status"></span></p>
      <ul class="plain cds-cards" id="cards"></ul>
    </section>
    <section class="card inbox" aria-labelledby="inbox-heading">
      <div class="sec pad">
        <h2 id="inbox-heading">${text.inbox} <span class="n">${text.inboxPretend}</span></h2>
      </div>
      <p class="s q inbox-hint">${text.inboxHint}</p>
      <ol id="inbox" aria-live="polite"></ol>
      <p class="s q inbox-hint" id="inbox-empty">${text.inboxEmpty}</p>
    </section>
    <section class="card inbox" aria-labelledby="window-heading">
      <div class="sec pad"><h2 id="window-heading">${windowText.heading}</h2></div>
      <div class="pad" id="drafts-part" hidden>
        <h3>${windowText.drafts}</h3>
        <ul class="plain" id="drafts" data-sign="${windowText.sign}"></ul>
      </div>
      <ol class="s pad" id="window-said" aria-live="polite"></ol>
      <p class="s q inbox-hint" id="window-empty">${windowText.empty}</p>
    </section>
  </main>
`;

/** The sandbox: a pretend EHR's page, with who, which child and how wide; Safelight's frame; and the authority's inbox. */
export const sandboxPage = (parts: PageParts): string =>
  html`<!doctype html>
    <html lang="en-GB" data-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${text.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox/style.css" />
        <script type="module" src="/sandbox/page.js"></script>
        ${data('sandbox', { app: parts.app, names: parts.names, words: scriptText, windowWords: windowScriptText, cardWords: cardsScriptText, steps: recordSteps, endpoints: cpisEndpoints, recordFaults, cpisFaults })}
      </head>
      <body class="sandbox">
        <header class="ehr-top" aria-label="${text.ehr}, ${text.pretend}">
          <b>${text.ehr}</b><span>${text.pretend}</span>
          <span class="ehr-tabs" aria-hidden="true"
            >${text.tabs.map(
              (tab, i) => html`<i class="${i === text.tabs.length - 1 ? 'on' : ''}">${tab}</i>`,
            )}</span
          >
          <span class="ehr-note">${text.nothingReal}</span>
        </header>
        <div class="sb">
          ${choices(parts)}
          <section class="sb-frame" id="frame" data-width="400" aria-label="${text.frameTitle}">
            <p class="s q" id="frame-says">${text.frameEmpty}</p>
            <iframe
              id="safelight"
              title="${text.frameTitle}"
              sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"
            ></iframe>
          </section>
          ${middle}
        </div>
      </body>
    </html> `.html;
