/** Every code set with the rules that use it. */
export function CodeSetsScreen() {
  return null;
}
