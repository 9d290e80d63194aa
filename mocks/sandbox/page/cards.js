/** Cards that CDS Hooks services gave when the chart was opened, as this pretend record system shows them. */
import { ask, byId, fill } from './parts.js';

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

/** The little of Markdown that cards hold: bold, lists, and signs that stand for themselves. Always text, never HTML. */
function inline(text) {
  return text.split(/(\*\*(?:\\.|[^*\\])+\*\*)/).map((part) => {
    const bold = /^\*\*(.+)\*\*$/.exec(part);
    return element(bold ? 'b' : 'span', (bold?.[1] ?? part).replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  });
}
function drawDetail(detail) {
  const box = element('div', undefined, 'cds-detail');
  for (const line of detail.split('\n').filter((one) => one.trim() !== '')) {
    const item = /^( *)- (.*)$/.exec(line);
    const row = element('p', undefined, item ? (item[1] ? 'li li2' : 'li') : undefined);
    row.append(...inline(item ? item[2] : line));
    box.append(row);
  }
  return box;
}

/** Several cards have the same buttons: each is described by its card. */
function about(card, made) {
  made.setAttribute('aria-describedby', `card-${card.uuid}`);
  return made;
}

export function watchCards({ words, openLink, say }) {
  let round = 0;

  async function tell(service, card, item, outcome, reason) {
    await ask('POST', '/sandbox/cds/feedback', {
      service,
      card: card.uuid,
      outcome,
      ...(reason && { reason }),
    });
    const said = element('p', fill(words.setAside, { summary: card.summary }), 's q');
    said.tabIndex = -1;
    item.replaceChildren(said);
    // The button that was pressed is gone: whoever used the keyboard goes on from here.
    said.focus();
  }

  function drawCard(service, card) {
    const item = element('li', undefined, `cds-card ${card.indicator}`);
    const heading = element('h3', card.summary);
    heading.id = `card-${card.uuid}`;
    item.append(heading);
    if (card.detail) {
      const more = element('details');
      more.append(about(card, element('summary', words.more)), drawDetail(card.detail));
      item.append(more);
    }
    const indicator = words.indicators[card.indicator] ?? card.indicator;
    item.append(element('p', fill(words.source, { indicator, label: card.source.label }), 's q'));
    const acts = element('div', undefined, 'pair');
    for (const link of card.links ?? []) {
      const button = about(card, element('button', link.label, 'btn'));
      button.type = 'button';
      button.addEventListener('click', () => void openLink(link).catch((error) => say(error.message)));
      acts.append(button);
    }
    item.append(acts);
    if (card.overrideReasons) item.append(drawReasons(service, card, item));
    return item;
  }

  function drawReasons(service, card, item) {
    const row = element('form', undefined, 'cds-why');
    const select = element('select', undefined, 'in');
    select.setAttribute('aria-label', fill(words.whyLabel, { summary: card.summary }));
    // Nothing is chosen beforehand: a reason that nobody gave would be told to Safelight as one.
    select.required = true;
    const none = element('option', words.chooseWhy);
    none.value = '';
    select.append(none);
    for (const [i, { display }] of card.overrideReasons.entries()) {
      const option = element('option', display);
      option.value = String(i);
      select.append(option);
    }
    const button = about(card, element('button', words.dismiss, 'btn slim'));
    row.addEventListener('submit', (event) => {
      event.preventDefault();
      const { system, code } = card.overrideReasons[Number(select.value)];
      void tell(service, card, item, 'overridden', { system, code }).catch((error) => say(error.message));
    });
    row.append(select, button);
    return row;
  }

  return {
    /** A chart was opened: the cards of the last one are stale at once. */
    async opened(user, patient, hook = 'patient-view') {
      const mine = (round += 1);
      byId('cards').replaceChildren();
      byId('cards-say').textContent = words.asking;
      let answer;
      try {
        answer = await ask('POST', '/sandbox/cds/hooks', { hook, user, patient });
      } catch (error) {
        if (mine === round) byId('cards-say').textContent = fill(words.noAnswer, { what: error.message });
        return;
      }
      if (mine !== round) return;
      const cards = answer.body.cards ?? [];
      byId('cards').replaceChildren(...cards.map((card) => drawCard(answer.service, card)));
      byId('cards-say').textContent =
        answer.status !== 200
          ? fill(words.refused, { status: answer.status, what: answer.body.message ?? '' })
          : cards.length === 0
            ? words.none
            : fill(words.answered, { ms: answer.ms });
    },
  };
}
