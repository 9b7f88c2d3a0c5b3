import { type AugmentationSettings, augmentationSchema } from '../../shared/jobs/Augmentation.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { bringsInEdges, firstAugmentation, type NumberKind, numberKinds } from './augmentationKinds.ts';
import { changeTrainOptions, useTrainOptions } from '../stores/trainForm.ts';

interface AugmentationFieldsProps {
  readonly dataset: DatasetInfo | null;
}

/** Whether and how the training images of the next run are changed at random. */
export const AugmentationFields = ({ dataset }: AugmentationFieldsProps) => {
  const { text } = useText();
  const { augmentation } = useTrainOptions();
  const hint = augmentation === null ? undefined : text('augment.hint');
  return (
    <>
      <Field label={text('augment.isOn')} hint={hint}>
        <Switch
          isOn={augmentation !== null}
          onChange={isOn => changeTrainOptions({ augmentation: isOn ? firstAugmentation : null })}
        />
      </Field>
      {augmentation !== null && <KindFields augmentation={augmentation} kinds={kindsFor(dataset)} />}
    </>
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
