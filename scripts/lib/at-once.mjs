/**
 * Stands in for `lodash.debounce` in the page, which only the renderer of questionnaires brings along. It holds back what is
 * typed for 300 ms and then writes it over a copy of the form that was taken before: an answer given to another question in
 * that time is lost without a word, and so are the last letters before Send. At once, nothing is held back.
 *
 * @template {(...args: never[]) => unknown} F
 * @param {F} run
 * @returns {F & { cancel: () => void, flush: () => void }}
 */
export default function atOnce(run) {
  return Object.assign((...args) => run(...args), { cancel: () => undefined, flush: () => undefined });
}
