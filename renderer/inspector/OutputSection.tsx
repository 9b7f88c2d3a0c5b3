import type { Head } from '../../shared/graph/GraphDocument.ts';
import { documents } from '../stores/documents.ts';
import { defaultHead } from '../stores/selected.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { ScrubNumber } from './fields/ScrubNumber.tsx';

interface OutputSectionProps {
  readonly id: string;
  readonly head: Head | undefined;
}

const losses: readonly Head['loss'][] = ['categoricalCrossentropy', 'margin', 'meanSquaredError'];
const smallestWeight = 0.01;

/** Whether the node's output is trained, and against what. */
export const OutputSection = ({ id, head }: OutputSectionProps) => {
  const { text } = useText();
  const set = (next: Head | undefined, gesture?: string): void => {
    const coalesce = gesture === undefined ? {} : { coalesceKey: `${gesture} ${id}` };
    documents.run({ kind: 'setHead', node: id, head: next }, coalesce);
  };
  return (
    <Section>
      <Field label={text('inspector.output')}>
        <Switch
          isOn={head !== undefined}
          onChange={isOn => set(isOn ? defaultHead : undefined)}
          aria-label={text('inspector.output')}
        />
      </Field>
      {head && <HeadFields head={head} onChange={set} />}
    </Section>
  );
};

interface HeadFieldsProps {
  readonly head: Head;
  readonly onChange: (head: Head, gesture?: string) => void;
}

const HeadFields = ({ head, onChange }: HeadFieldsProps) => {
  const { text } = useText();
  const targets = (['label', 'input'] as const).map(value => ({ value, label: text(`inspector.target.${value}`) }));
  const uses = (['always', 'training'] as const).map(value => ({ value, label: text(`inspector.use.${value}`) }));
  return (
    <>
      <Field label={text('inspector.loss')}>
        <Select
          value={head.loss}
          options={losses.map(value => ({ value, label: value }))}
          onChange={loss => onChange({ ...head, loss })}
          aria-label={text('inspector.loss')}
        />
      </Field>
      <Field label={text('inspector.lossWeight')}>
        <ScrubNumber
          value={head.weight}
          min={smallestWeight}
          max={100}
          step={0.05}
          label={text('inspector.lossWeight')}
          onChange={(weight, gesture) => onChange({ ...head, weight: Math.max(weight, smallestWeight) }, gesture)}
        />
      </Field>
      <Field label={text('inspector.target')}>
        <Select
          value={head.target}
          options={targets}
          onChange={target => onChange({ ...head, target })}
          aria-label={text('inspector.target')}
        />
      </Field>
      <Field label={text('inspector.use')}>
        <Select
          value={head.use}
          options={uses}
          onChange={use => onChange({ ...head, use })}
          aria-label={text('inspector.use')}
        />
      </Field>
    </>
  );
};
