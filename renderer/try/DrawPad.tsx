import { Eraser, Undo2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { ServedNetwork } from '../../shared/jobs/Question.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './DrawPad.module.css';
import { imageOfDrawing, paintStrokes } from './imageOfDrawing.ts';
import { beginStroke, choosePen, clearDrawing, extendStroke, penColours, undoStroke, useDrawing } from './strokes.ts';
import { show, showNothing } from './trial.ts';
import { usePadKeys } from './usePadKeys.ts';

const padSize = 280;

/** A pad to draw on; the network answers while the pen moves. */
export const DrawPad = ({ network }: { readonly network: ServedNetwork }) => {
  const { text } = useText();
  const { strokes, colour } = useDrawing();
  const { width, height, channels } = network.input;
  const pad = useRef<HTMLCanvasElement>(null);
  const { cursor, onKeyDown, onBlur } = usePadKeys();
  useEffect(() => {
    const context = pad.current?.getContext('2d');
    if (context) paintStrokes(context, strokes, context.canvas.width, context.canvas.height);
  }, [strokes, width, height]);
  useEffect(() => {
    if (strokes.length === 0) showNothing();
    else show(imageOfDrawing(strokes, network));
  }, [strokes, network]);
  const keys = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.code === 'KeyZ';
    if (isUndo) undoStroke();
    else if (event.key === 'Delete' || event.key === 'Backspace') clearDrawing();
    else if (!onKeyDown(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.drawing}>
      <div className={styles.frame} style={{ aspectRatio: `${width} / ${height}` }}>
        <canvas
          ref={pad}
          className={styles.pad}
          width={padSize}
          height={Math.round((padSize * height) / width)}
          tabIndex={0}
          role="application"
          aria-label={text('try.pad')}
          aria-describedby="try-pad-keys"
          onKeyDown={keys}
          onBlur={onBlur}
          {...usePen()}
        />
        <span id="try-pad-keys" hidden>
          {text('try.pad.keys')}
        </span>
        {strokes.length === 0 && <p className={styles.invitation}>{text('try.draw')}</p>}
        {cursor !== null && (
          <span
            className={styles.cursor}
            data-down={cursor.isDown}
            style={{ left: `${cursor.x * 100}%`, top: `${cursor.y * 100}%` }}
          />
        )}
      </div>
      <DrawTools isEmpty={strokes.length === 0} hasColours={channels > 1} colour={colour} />
    </div>
  );
};

interface DrawToolsProps {
  readonly isEmpty: boolean;
  readonly hasColours: boolean;
  readonly colour: string;
}

const DrawTools = ({ isEmpty, hasColours, colour }: DrawToolsProps) => {
  const { text } = useText();
  return (
    <div className={styles.tools}>
      <IconButton
        size="small"
        side="right"
        label={text('try.undo')}
        icon={<Undo2 size={14} strokeWidth={1.5} />}
        disabled={isEmpty}
        onClick={undoStroke}
      />
      <IconButton
        size="small"
        side="right"
        label={text('try.clear')}
        icon={<Eraser size={14} strokeWidth={1.5} />}
        disabled={isEmpty}
        onClick={clearDrawing}
      />
      {hasColours &&
        penColours.map(({ name, value }) => (
          <button
            key={name}
            type="button"
            className={styles.pen}
            style={{ backgroundColor: value }}
            aria-label={text(`try.pen.${name}`)}
            aria-pressed={value === colour}
            onClick={() => choosePen(value)}
          />
        ))}
    </div>
  );
};

/** Draws with mouse, pen or finger. */
function usePen() {
  const [isDrawing, setDrawing] = useState(false);
  const place = (canvas: HTMLCanvasElement, { clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = canvas.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrawing(true);
      beginStroke(place(event.currentTarget, event));
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      if (!isDrawing) return;
      const { currentTarget, nativeEvent } = event;
      extendStroke(nativeEvent.getCoalescedEvents().map(each => place(currentTarget, each)));
    },
    onPointerUp: () => setDrawing(false),
    onPointerCancel: () => setDrawing(false),
  };
}
