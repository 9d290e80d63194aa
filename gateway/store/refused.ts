/** A database that is there and is not to be used as it is: what is wrong, and what to do, in words for whoever starts it. */
export class DatabaseRefused extends Error {
  constructor(
    readonly wrong: string,
    readonly fix: string,
  ) {
    super(`${wrong} ${fix}`);
  }
}
