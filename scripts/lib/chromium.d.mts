interface Chromium {
  executablePath: string;
  args: string[];
}
export function findChromium(): Promise<Chromium>;
export function findWholeChromium(): Promise<Chromium>;
