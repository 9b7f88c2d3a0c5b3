import { Eye } from 'lucide-react';
import { useState } from 'react';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { type AugmentationSettings, augmentationSchema } from '../../shared/jobs/Augmentation.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { AugmentationPreview } from './AugmentationPreview.tsx';
import { bringsInEdges, firstAugmentation, type NumberKind, numberKinds } from './augmentationKinds.ts';
import { changeTrainOptions, useTrainOptions } from './trainForm.ts';

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
  const hint = augmentation === null ? undefined : text('augment.hint');
  return (
    <Section title={text('augment.section')} actions={preview}>
      <Field label={text('augment.isOn')} hint={hint}>
        <Switch
          isOn={augmentation !== null}
          onChange={isOn => changeTrainOptions({ augmentation: isOn ? firstAugmentation : null })}
        />
      </Field>
      {augmentation !== null && <KindFields augmentation={augmentation} kinds={kindsFor(dataset)} />}
      {isShown && augmentation !== null && dataset !== null && (
        <AugmentationPreview dataset={dataset} augmentation={augmentation} onClose={() => setShown(false)} />
      )}
    </Section>
  );
};

/** Grey images have no saturation. */
const kindsFor = (dataset: DatasetInfo | null): readonly NumberKind[] =>
  (Object.keys(numberKinds) as NumberKind[]).filter(kind => kind !== 'saturation' || dataset?.channels === 3);

interface KindFieldsProps {
  readonly augmentation: AugmentationSettings;
  readonly kinds: readonly NumberKind[];
}

const KindFields = ({ augmentation, kinds }: KindFieldsProps) => {
  const { text } = useText();
  /** Takes over a change unless the schema refuses it: the field then shows the old value again. */
  const change = (changed: Readonly<Record<string, unknown>>): void => {
    const next = augmentationSchema.safeParse({ ...augmentation, ...changed });
    if (next.success) changeTrainOptions({ augmentation: next.data });
  };
  return (
    <>
      <Field label={text('augment.flip')}>
        <Select
          value={augmentation.flip}
          options={augmentationSchema.shape.flip
            .unwrap()
            .options.map(value => ({ value, label: text(`augment.flip.${value}`) }))}
          onChange={flip => change({ flip })}
        />
      </Field>
      {kinds.map(kind => (
        <Field key={kind} label={text(`augment.${kind}`)}>
          <NumberField
            {...numberKinds[kind]}
            value={augmentation[kind]}
            min={0}
            onCommit={strength => change({ [kind]: strength ?? 0 })}
          />
        </Field>
      ))}
      {bringsInEdges(augmentation) && (
        <Field label={text('augment.fill')}>
          <Select
            value={augmentation.fill}
            options={augmentationSchema.shape.fill
              .unwrap()
              .options.map(value => ({ value, label: text(`augment.fill.${value}`) }))}
            onChange={fill => change({ fill })}
          />
        </Field>
      )}
    </>
  );
};
