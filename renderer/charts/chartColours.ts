export interface ChartColours {
  readonly train: string;
  readonly validation: string;
  readonly grid: string;
  readonly text: string;
  readonly faint: string;
}

/** A colour of the present theme as a canvas understands it: what a style sheet makes of the token, computed. */
export function computeColour(element: HTMLElement, token: string): string {
  const before = element.style.color;
  element.style.color = `var(${token})`;
  const computed = getComputedStyle(element).color;
  element.style.color = before;
  return computed;
}

/** The colours of a run's own curves. */
export const chartColours = (element: HTMLElement): ChartColours => ({
  train: computeColour(element, '--chart-train'),
  validation: computeColour(element, '--chart-validation'),
  grid: computeColour(element, '--chart-grid'),
  text: computeColour(element, '--text-3'),
  faint: computeColour(element, '--chart-train-faint'),
});
