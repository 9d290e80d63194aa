/**
 * Prints the page. Answers whether the browser began to: a frame without the right to open windows of the browser is
 * refused in silence.
 */
export function printPage(): boolean {
  let began = false;
  const begin = () => {
    began = true;
  };
  window.addEventListener('beforeprint', begin);
  window.print();
  window.removeEventListener('beforeprint', begin);
  return began;
}
