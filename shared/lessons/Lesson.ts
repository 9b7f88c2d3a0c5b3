import type { TextKey } from '../text/en/catalogue.ts';
import type { TextValues } from '../text/fill.ts';
import type { Networks } from './Networks.ts';

/** A sentence of the catalogue with the figures it tells. */
interface Words {
  readonly key: TextKey;
  readonly values?: TextValues;
}

/** What a bar or a line is called: words, or a name that is the same in every language. */
export type Label = Words | string;

/** What is counted; `factor` is how many times one thing is another. */
export type Unit = 'params' | 'macs' | 'channels' | 'values' | 'convolutions' | 'factor';

export interface Bar {
  readonly label: Label;
  /** One value a part of the chart; a single one where it has no parts. */
  readonly values: readonly number[];
}

/** Bars on one scale, each in the same parts; `isShare`: each is a whole of its own, and its parts are shares. */
export interface BarChart {
  readonly kind: 'bars';
  readonly unit: Unit | null;
  readonly parts: readonly Label[];
  readonly bars: readonly Bar[];
  readonly isShare?: boolean;
  /** The part that is all the rest, if one is. */
  readonly rest?: number;
}

export interface Line {
  readonly label: Label;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Lines over a common axis, from zero unless it is logarithmic. */
export interface LineChart {
  readonly kind: 'lines';
  readonly unit: Unit;
  readonly x: Words;
  readonly lines: readonly Line[];
  readonly isLogarithmic?: boolean;
}

export interface ReachGrid {
  readonly label: Words;
  /** Whether an output (row) can see an input (column). */
  readonly rows: readonly (readonly boolean[])[];
}

/** Which input channels reach which output channels. */
export interface ReachChart {
  readonly kind: 'reach';
  /** The inputs come in so many equal groups. */
  readonly groups: number;
  readonly grids: readonly ReachGrid[];
}

export type Chart = BarChart | LineChart | ReachChart;

/** One finding: a chart with a sentence on what it shows. */
export interface LessonFigure {
  readonly title: Words;
  readonly text: Words;
  readonly chart: Chart;
}

/** The figures of a family, one after the other; null where more work lies between them, so that others may go first. */
export type Lesson = (networks: Networks) => Generator<LessonFigure | null>;
