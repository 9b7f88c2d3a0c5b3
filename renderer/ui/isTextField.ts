/** Whether keys typed at this element are text: it keeps Delete, Ctrl+Z and single letters to itself. */
export const isTextField = (element: Element): boolean =>
  element.matches('textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"])');
