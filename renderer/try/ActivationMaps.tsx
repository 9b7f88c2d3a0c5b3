import { Layers } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { formatShape } from '../../shared/base/shape.ts';
import type { Activation, ServedNetwork } from '../../shared/jobs/Question.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { formatLoss } from '../../shared/text/formatLoss.ts';
import { useActiveId } from '../stores/documents.ts';
import { useSelection } from '../stores/selection.ts';
import { useText } from '../stores/text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './ActivationMaps.module.css';
import { paintMaps } from './paintMaps.ts';
import { chooseLayer, trial, useTrial } from './trial.ts';

/** What a layer makes of the image. The layer is chosen from the list, or by selecting its node on the canvas. */
export const ActivationMaps = ({ network }: { readonly network: ServedNetwork }) => {
  const { text } = useText();
  const { layer, answer } = useTrial();
  useSelectedLayer(network);
  const activation = answer?.said.activation ?? null;
  const options = useMemo(
    () => network.layers.map(({ name, shape }) => ({ value: name, label: name, note: formatShape(shape) })),
    [network],
  );
  return (
    <section className={styles.maps} aria-label={text('try.layer')}>
      <header className={styles.head}>
        <span className={styles.select}>
          <Select
            aria-label={text('try.layer')}
            value={layer ?? firstMaps(network)}
            options={options}
            onChange={chooseLayer}
          />
        </span>
        {activation !== null && <Facts activation={activation} />}
      </header>
      {activation === null ? (
        <EmptyState icon={<Layers size={20} strokeWidth={1.5} />}>{text('try.noActivation')}</EmptyState>
      ) : (
        <Maps activation={activation} />
      )}
    </section>
  );
};

/** The first layer that makes feature maps. */
const firstMaps = ({ layers }: ServedNetwork): string =>
  (layers.find(({ type }) => type.includes('Conv')) ?? layers[0])?.name ?? '';

/** Follows the selection on the canvas: a node stands for the last of its layers. */
function useSelectedLayer(network: ServedNetwork): void {
  const [node] = useSelection(useActiveId()).nodes;
  useEffect(() => {
    const found = network.layers.findLast(layer => layer.node === node);
    if (found !== undefined) chooseLayer(found.name);
    else if (trial.getState().layer === null) chooseLayer(firstMaps(network));
  }, [node, network]);
}

const Facts = ({ activation: { maps, shape, zeros, low, high } }: { readonly activation: Activation }) => {
  const { text } = useText();
  const shown = shape.length === 3 ? (shape[2] ?? maps) : maps;
  return (
    <p className={styles.facts}>
      {shown > maps && <span>{text('try.mapsOf', { shown: maps, count: shown })}</span>}
      <span>{text('try.range', { low: formatLoss(low), high: formatLoss(high) })}</span>
      {zeros > 0.001 && <span>{text('try.zeros', { share: formatPercent(zeros, 0) })}</span>}
    </p>
  );
};

const Maps = ({ activation }: { readonly activation: Activation }) => {
  const { text } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const paint = () => {
      element.width = Math.round(element.clientWidth * devicePixelRatio);
      element.height = Math.round(element.clientHeight * devicePixelRatio);
      paintMaps(context, activation);
    };
    const observer = new ResizeObserver(paint);
    observer.observe(element);
    paint();
    return () => observer.disconnect();
  }, [activation]);
  const { layer, shape } = activation;
  return (
    <div className={styles.area}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={text('try.maps', { layer, shape: formatShape(shape) })}
      />
    </div>
  );
};
