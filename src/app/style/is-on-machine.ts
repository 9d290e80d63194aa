const sample = 'mmmmmmmmmmlli 0O1l 999';

/**
 * Whether a font is installed here: words set in it are then as wide whatever stands behind it, and not as wide as in what
 * stands behind it. A browser that hides its fonts says that it has none.
 */
export function isOnMachine(family: string): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return false;
  const width = (font: string): number => {
    context.font = `72px ${font}`;
    return context.measureText(sample).width;
  };
  return ['monospace', 'serif', 'sans-serif'].some(
    (behind) => Math.abs(width(`'${family}', ${behind}`) - width(behind)) > 0.5,
  );
}
