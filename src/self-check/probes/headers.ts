/** The members of a header that is a list, in small letters. */
export const listIn = (headers: Headers, name: string): readonly string[] =>
  (headers.get(name) ?? '').split(',').map((one) => one.trim().toLowerCase());
