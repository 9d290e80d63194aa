/** "Make something fail": sets and clears faults of the pretend record system and of the pretend CP-IS. */
import { ask, byId, fill } from './parts.js';

export function watchFaults({ words, steps, endpoints, recordFaults, cpisFaults }) {
  const where = byId('fault-where');
  const system = () => where.selectedOptions[0].parentElement.dataset.system;

  async function show() {
    const { record, cpis } = await ask('GET', '/sandbox/faults');
    const list = [
      ...record.map(({ step, kind }) => `${steps[step] ?? step} ${recordFaults[kind]}`),
      ...cpis.map(({ on, name }) => `${endpoints[on] ?? 'CP-IS'} ${cpisFaults[name]}`),
    ];
    byId('failing').textContent = list.length
      ? fill(words.failing, { list: list.join('; ') })
      : words.allWorks;
  }

  const orSay = (work) => async () => {
    try {
      await work();
      await show();
    } catch (error) {
      byId('failing').textContent = fill(words.couldNot, { what: error.message });
    }
  };

  where.addEventListener('change', () => {
    byId('fault-cpis').parentElement.hidden = system() !== 'cpis';
    byId('fault-record').parentElement.hidden = system() !== 'record';
  });
  byId('fault-set').addEventListener(
    'click',
    orSay(() =>
      system() === 'cpis'
        ? ask('POST', '/sandbox/faults/cpis', { on: where.value, name: byId('fault-cpis').value })
        : ask('POST', '/sandbox/faults/record', {
            step: where.value,
            kind: byId('fault-record').value,
            ...(byId('fault-record').value === 'slow' && { ms: 15_000 }),
            ...(byId('fault-once').checked && { times: 1 }),
          }),
    ),
  );
  byId('fault-clear').addEventListener(
    'click',
    orSay(() => ask('DELETE', '/sandbox/faults')),
  );
  void orSay(async () => undefined)();
  return { show };
}
