import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import { JsonFile } from '../files/JsonFile.ts';

const schema = z.strictObject({
  bounds: z
    .strictObject({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
    .nullable(),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof schema>;

export const openWindowState = (dataRoot: string): Promise<JsonFile<WindowState>> =>
  JsonFile.open(join(dataRoot, 'window.json'), schema, { bounds: null, isMaximized: false });

export const stateOf = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  isMaximized: window.isMaximized(),
});

/** Where the window was, if that place is still on a screen; else the reference size, centred. */
export function boundsFor({ bounds }: WindowState): Partial<Rectangle> {
  const isVisible = bounds !== null && screen.getAllDisplays().some(({ workArea }) => overlaps(workArea, bounds));
  return isVisible ? bounds : { width: 1440, height: 900 };
}

/** Enough of it to take hold of the title bar. */
const overlaps = (area: Rectangle, bounds: Rectangle): boolean =>
  bounds.x + bounds.width > area.x + 100 &&
  bounds.x < area.x + area.width - 100 &&
  bounds.y >= area.y - 10 &&
  bounds.y < area.y + area.height - 50;
