import { Eye } from 'lucide-react';
import { useState } from 'react';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from '../ui/Section.tsx';
import { AugmentationFields } from './AugmentationFields.tsx';
import { AugmentationPreview } from './AugmentationPreview.tsx';
import { useTrainOptions } from '../stores/trainForm.ts';

interface AugmentationSectionProps {
  readonly dataset: DatasetInfo | null;
}

/** How training images are changed at random, with a look at what comes of it. */
export const AugmentationSection = ({ dataset }: AugmentationSectionProps) => {
  const { text } = useText();
  const { augmentation } = useTrainOptions();
  const [isShown, setShown] = useState(false);
  const preview = (
    <IconButton
      label={text('augment.preview')}
      icon={<Eye size={14} strokeWidth={1.5} />}
      disabled={augmentation === null || dataset === null}
      onClick={() => setShown(true)}
    />
  );
  return (
    <Section title={text('augment.section')} actions={preview}>
      <AugmentationFields dataset={dataset} />
      {isShown && dataset !== null && <AugmentationPreview dataset={dataset} onClose={() => setShown(false)} />}
    </Section>
  );
};
