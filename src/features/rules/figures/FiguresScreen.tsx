/** Figures of every rule together and one by one. */
export function FiguresScreen() {
  return null;
}
