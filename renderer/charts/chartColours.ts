export interface ChartColours {
  readonly train: string;
  readonly validation: string;
  readonly grid: string;
  readonly text: string;
  readonly faint: string;
}

/** The colours of the present theme as a canvas understands them: what a style sheet makes of the tokens, computed. */
export function chartColours(element: HTMLElement): ChartColours {
  const before = element.style.color;
  const computed = (token: string): string => {
    element.style.color = `var(${token})`;
    return getComputedStyle(element).color;
  };
  const colours = {
    train: computed('--chart-train'),
    validation: computed('--chart-validation'),
    grid: computed('--chart-grid'),
    text: computed('--text-3'),
    faint: computed('--chart-train-faint'),
  };
  element.style.color = before;
  return colours;
}
