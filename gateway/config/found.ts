/** A checked value and the file it came from. */
export interface Found<T> {
  readonly file: string;
  readonly value: T;
}
