import { Pencil, RotateCcw } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { ServedNetwork } from '../../shared/jobs/Question.ts';
import { served, useServed } from '../stores/served.ts';
import { useShownModel } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { ActivationMaps } from './ActivationMaps.tsx';
import { DrawPad } from './DrawPad.tsx';
import { ImageStrip } from './ImageStrip.tsx';
import { takesDigits } from './imageOfDrawing.ts';
import { TopClasses } from './TopClasses.tsx';
import styles from './TryPanel.module.css';
import { chooseSource, takeFiles, useTrial } from './trial.ts';

/** Shows a trained network something, and what it makes of it. */
export const TryPanel = () => {
  const { text, error } = useText();
  const model = useShownModel();
  const { network, error: failure } = useServed(model);
  if (model === null) {
    return <EmptyState icon={<Pencil size={20} strokeWidth={1.5} />}>{text('try.empty')}</EmptyState>;
  }
  if (failure !== null) {
    return (
      <EmptyState
        action={
          <Button icon={<RotateCcw size={14} strokeWidth={1.5} />} onClick={() => void served.open(model)}>
            {text('app.tryAgain')}
          </Button>
        }
      >
        {error(failure)}
      </EmptyState>
    );
  }
  if (network === null) return <EmptyState>{text('try.loading')}</EmptyState>;
  return <Trial network={network} />;
};

const Trial = ({ network }: { readonly network: ServedNetwork }) => {
  const { text } = useText();
  const { source: chosen, answer, images, chosen: imageId } = useTrial();
  const source = chosen ?? (takesDigits(network) ? 'draw' : 'images');
  const truth = source === 'images' ? (images.find(({ id }) => id === imageId)?.truth ?? null) : null;
  return (
    <div className={styles.panel} {...useFileDrop(network)}>
      <div className={styles.source}>
        <Segmented
          label={text('try.source')}
          value={source}
          options={[
            { value: 'draw', label: text('try.source.draw') },
            { value: 'images', label: text('try.source.images') },
          ]}
          onChange={chooseSource}
        />
        {source === 'draw' ? <DrawPad network={network} /> : <ImageStrip network={network} />}
      </div>
      {answer === null ? (
        <p className={styles.hint}>{text(source === 'draw' ? 'try.hint.draw' : 'try.hint.images')}</p>
      ) : (
        <TopClasses {...answer} truth={truth} labels={network.labels} />
      )}
      <ActivationMaps network={network} />
    </div>
  );
};

/** Takes image files that are dropped anywhere on the panel. */
function useFileDrop(network: ServedNetwork) {
  const [isOver, setOver] = useState(false);
  return {
    'data-over': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void takeFiles([...event.dataTransfer.files], network);
    },
  };
}
