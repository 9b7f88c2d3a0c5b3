import { Eye } from 'lucide-react';
import { useState } from 'react';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { AugmentationPreview } from './AugmentationPreview.tsx';

/** Leads from a dataset to what augmentation makes of it. */
export const AugmentationButton = ({ dataset }: { readonly dataset: DatasetInfo }) => {
  const { text } = useText();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button
        icon={<Eye size={14} strokeWidth={1.5} />}
        disabled={dataset.missing !== null}
        onClick={() => setShown(true)}
      >
        {text('augment.open')}
      </Button>
      {isShown && <AugmentationPreview dataset={dataset} onClose={() => setShown(false)} />}
    </>
  );
};
