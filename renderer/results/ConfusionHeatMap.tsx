import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { formatCount } from '../../shared/text/formatCount.ts';
import { computeColour } from '../charts/chartColours.ts';
import { useThemeKey } from '../charts/useThemeKey.ts';
import { useText } from '../stores/text.ts';
import styles from './ConfusionHeatMap.module.css';
import { ConfusedPairs } from './ConfusedPairs.tsx';
import { cellAt, moveCell } from './moveCell.ts';
import type { Evaluation } from './evaluation.ts';
import type { Cell } from './selectImages.ts';

interface ConfusionHeatMapProps {
  readonly evaluation: Evaluation;
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
}

declare module 'react' {
  interface CSSProperties {
    /** Rows of the matrix: the style sheet makes its cells as large as whole pixels allow. */
    readonly '--classes'?: number;
  }
}

/** The same as `ConfusionMatrix` for more classes than can be written out: the cell under the pointer is read beside it. */
export const ConfusionHeatMap = ({ evaluation, chosen, onChoose }: ConfusionHeatMapProps) => {
  const { text } = useText();
  const { confusion } = evaluation;
  const classes = confusion.length;
  const [pointed, setPointed] = useState<Cell | null>(null);
  const canvas = useCells(confusion);
  const point = (event: PointerEvent<HTMLElement>): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    setPointed(cellAt((event.clientX - left) / width, (event.clientY - top) / height, classes));
  };
  const move = (event: KeyboardEvent): void => {
    const next = moveCell(pointed ?? chosen ?? origin, event.key, classes);
    if (next === null) return;
    event.preventDefault();
    setPointed(next);
  };
  return (
    <section className={styles.map} style={{ '--classes': classes }} aria-label={text('results.confusion')}>
      <div className={styles.frame}>
        <button
          type="button"
          className={styles.cells}
          aria-label={text('results.confusion')}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPointed(null)}
          onKeyDown={move}
          onBlur={() => setPointed(null)}
          onClick={() => onChoose(pointed ?? chosen ?? origin)}
        >
          <canvas ref={canvas} className={styles.canvas} width={classes} height={classes} />
          {pointed && <Cross cell={pointed} classes={classes} />}
          {chosen && <span className={styles.chosen} style={placeOf(chosen, classes)} />}
        </button>
      </div>
      <div className={styles.words}>
        <p className={styles.head}>
          <span>
            {text('results.truth')} ↓ {text('results.predicted')} →
          </span>
          <span className={styles.legend}>
            0 <span className={styles.ramps} /> {text('results.ofRow')}
          </span>
        </p>
        <output className={styles.reading}>
          <Reading evaluation={evaluation} cell={pointed ?? chosen} />
        </output>
        <ConfusedPairs evaluation={evaluation} chosen={chosen} onChoose={onChoose} />
      </div>
    </section>
  );
};

const origin: Cell = { truth: 0, predicted: 0 };

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

const placeOf = ({ truth, predicted }: Cell, classes: number) => ({
  left: percent(predicted, classes),
  top: percent(truth, classes),
  width: percent(1, classes),
  height: percent(1, classes),
});

/** The row and the column of a cell. */
const Cross = ({ cell, classes }: { readonly cell: Cell; readonly classes: number }) => {
  const { left, top, width, height } = placeOf(cell, classes);
  return (
    <>
      <span className={styles.line} style={{ left: 0, top, width: '100%', height }} />
      <span className={styles.line} style={{ left, top: 0, width, height: '100%' }} />
    </>
  );
};

const Reading = ({ evaluation, cell }: { readonly evaluation: Evaluation; readonly cell: Cell | null }) => {
  const { text } = useText();
  if (cell === null) return text('results.pointAtCell');
  const { confusion, labels } = evaluation;
  const row = confusion[cell.truth] ?? [];
  const values = {
    count: formatCount(row[cell.predicted] ?? 0),
    total: formatCount(sum(row)),
    truth: labels[cell.truth] ?? String(cell.truth),
    predicted: labels[cell.predicted] ?? String(cell.predicted),
  };
  return text(cell.truth === cell.predicted ? 'results.readRight' : 'results.readWrong', values);
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** One pixel for each cell. A few errors are to be seen beside many right ones: colours grow with the root of the share. */
function useCells(confusion: Evaluation['confusion']) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeKey();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const [right, wrong] = [computeColour(element, '--accent'), computeColour(element, '--danger')];
    context.clearRect(0, 0, element.width, element.height);
    for (const [truth, row] of confusion.entries()) {
      const total = sum(row);
      for (const [predicted, count] of row.entries()) {
        if (count === 0) continue;
        context.globalAlpha = Math.sqrt(count / total);
        context.fillStyle = truth === predicted ? right : wrong;
        context.fillRect(predicted, truth, 1, 1);
      }
    }
  }, [confusion, theme]);
  return canvas;
}
