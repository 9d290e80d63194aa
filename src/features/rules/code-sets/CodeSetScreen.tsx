/** One code set: its versions, its codes, and a draft of the next version. `id` absent: a new set. */
export function CodeSetScreen(_: { readonly id?: string }) {
  return null;
}
