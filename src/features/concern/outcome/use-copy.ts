import { useState } from 'react';

/** Copies words, and says which of several was copied last, or that the browser did not let it. */
export function useCopy<K extends string>(): {
  readonly copied: K | undefined;
  readonly failed: boolean;
  readonly copy: (what: K, text: string) => Promise<void>;
} {
  const [copied, setCopied] = useState<K>();
  const [failed, setFailed] = useState(false);
  const copy = async (what: K, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(what);
      setFailed(false);
    } catch {
      // A frame may have been given no right to the clipboard.
      setFailed(true);
    }
  };
  return { copied, failed, copy };
}
