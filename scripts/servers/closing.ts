type Close = () => unknown;

/** What was started, ended in the opposite order. One that does not end keeps no other from being ended. */
export class Closing {
  #open: Close[] = [];

  add(close: Close): void {
    this.#open.push(close);
  }

  /** Ends one before the rest. */
  async one(close: Close): Promise<void> {
    this.#open = this.#open.filter((other) => other !== close);
    await close();
  }

  async all(): Promise<void> {
    for (const close of this.#open.splice(0).reverse())
      await Promise.resolve()
        .then(close)
        .catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
}
