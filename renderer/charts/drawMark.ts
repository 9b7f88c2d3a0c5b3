import type uPlot from 'uplot';
import { chartFont } from './chartAxes.ts';

/** A place along a chart that is worth a line and a word. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

/** Draws it over a chart, with its word where the curves are not: at the top, or at the bottom for those that rise. */
export function drawMark(chart: uPlot, { at, label }: Mark, colour: string, isAtBottom: boolean): void {
  const { ctx, bbox } = chart;
  const x = Math.round(chart.valToPos(at, 'x', true));
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = chartFont.replace('11px', `${11 * ratio}px`);
  ctx.textBaseline = isAtBottom ? 'bottom' : 'top';
  const y = isAtBottom ? bbox.top + bbox.height - 3 * ratio : bbox.top + 2 * ratio;
  const isRoomLeft = x - bbox.left > ctx.measureText(label).width + 8 * ratio;
  ctx.textAlign = isRoomLeft ? 'right' : 'left';
  ctx.fillText(label, x + (isRoomLeft ? -4 : 4) * ratio, y);
  ctx.restore();
}
