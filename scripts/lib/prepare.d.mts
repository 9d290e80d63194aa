/** The folder of the project. */
export const root: string;
/** Builds the app when something it is made of has changed since the last build. */
export function build(say: (line: string) => void): Promise<void>;
