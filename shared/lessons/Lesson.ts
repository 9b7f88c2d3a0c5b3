import type { CapsuleExample } from '../jobs/CapsuleExample.ts';
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
export type Unit = 'params' | 'macs' | 'channels' | 'values' | 'convolutions' | 'factor' | 'norm' | 'pose';

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
  /** One of many that are only drawn, not named. */
  readonly isBackground?: boolean;
}

/** Lines over a common axis that holds zero unless it is logarithmic. */
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

/** What a capsule draws: the image, the drawing, and a grid of drawings with one number of the pose moved. */
export interface PictureChart {
  readonly kind: 'pictures';
  readonly pictures: CapsuleExample['pictures'];
  /** What is added to a number in each column of the grid. */
  readonly tweaks: readonly number[];
  /** How many numbers a pose has: each has a row. */
  readonly rows: number;
  /** What the grid shows, for those who do not see it. */
  readonly label: Words;
}

export type Chart = BarChart | LineChart | ReachChart | PictureChart;

/** One finding: a chart with a sentence on what it shows. */
export interface LessonFigure {
  readonly title: Words;
  readonly text: Words;
  readonly chart: Chart;
}

/** The figures of a family, one after the other; null where more work lies between them, so that others may go first. */
export type Lesson = (networks: Networks) => Generator<LessonFigure | null>;
