import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A place on the pad, in shares of its width and height. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

/** What the pen left between pressing and lifting it. */
export interface Stroke {
  readonly points: readonly PadPoint[];
  readonly colour: string;
}

/** What a pen can leave in a picture: data, not colours of the window. */
export const penColours = [
  { name: 'white', value: '#ffffff' },
  { name: 'red', value: '#e5484d' },
  { name: 'yellow', value: '#f5c542' },
  { name: 'green', value: '#46a758' },
  { name: 'blue', value: '#3e8ef7' },
] as const;

interface DrawingState {
  readonly strokes: readonly Stroke[];
  readonly colour: string;
}

const nothing: DrawingState = { strokes: [], colour: penColours[0].value };

/** What has been drawn; it outlives the panel. */
const drawing = createStore<DrawingState>(() => nothing);

export const useDrawing = (): DrawingState => useStore(drawing);

export const beginStroke = (point: PadPoint): void =>
  drawing.setState(({ strokes, colour }) => ({ strokes: [...strokes, { points: [point], colour }] }));

/** Goes on with the last stroke. */
export const extendStroke = (points: readonly PadPoint[]): void =>
  drawing.setState(({ strokes }) => {
    const last = strokes.at(-1);
    return last === undefined
      ? {}
      : { strokes: [...strokes.slice(0, -1), { ...last, points: [...last.points, ...points] }] };
  });

export const undoStroke = (): void => drawing.setState(({ strokes }) => ({ strokes: strokes.slice(0, -1) }));

export const clearDrawing = (): void => drawing.setState({ strokes: [] });

export const choosePen = (colour: string): void => drawing.setState({ colour });
