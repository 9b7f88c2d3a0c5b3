import type { DocumentInput } from '../../shared/graph/GraphDocument.ts';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { ExpressionField } from './fields/ExpressionField.tsx';
import { ScrubNumber } from './fields/ScrubNumber.tsx';
import { SizeField } from './fields/SizeField.tsx';
import { NormalisationFields } from './NormalisationFields.tsx';
import { expressionOf } from './valueForms.ts';

interface InputSectionProps {
  readonly input: DocumentInput;
  readonly faultOf: (path: string) => string | undefined;
}

const sizeSpec = { kind: 'size', default: 28, min: 1 } as const;
const most = { channels: 1024, classes: 1_000_000 } as const;

function set(input: Partial<DocumentInput>, gesture?: string): void {
  documents.run({ kind: 'setInput', input }, gesture === undefined ? {} : { coalesceKey: `input ${gesture}` });
}

/** Toggles between a size for both directions and one for each are sizes as well, so the spread makes them mutable. */
const toResolution = (value: number | readonly number[]): DocumentInput['resolution'] =>
  typeof value === 'number' ? value : [value[0] ?? 1, value[1] ?? value[0] ?? 1];

/** What images the network takes, and how they are prepared. */
export const InputSection = ({ input, faultOf }: InputSectionProps) => {
  const { text } = useText();
  const resolution = expressionOf(input.resolution);
  const label = text('inspector.resolution');
  return (
    <Section title={text('inspector.input')}>
      <Field label={label} error={faultOf('input.resolution')}>
        {resolution === undefined ? (
          <SizeField
            spec={sizeSpec}
            value={typeof input.resolution === 'object' && 'expr' in input.resolution ? 1 : input.resolution}
            isMixed={false}
            label={label}
            onChange={(value, gesture) => {
              if (typeof value === 'number' || typeof value === 'object')
                set({ resolution: toResolution(value) }, gesture);
            }}
            onExpression={expr => set({ resolution: { expr } })}
          />
        ) : (
          <ExpressionField
            expression={resolution}
            result={undefined}
            label={label}
            onCommit={expr => set({ resolution: { expr } })}
          />
        )}
      </Field>
      <Count field="channels" input={input} faultOf={faultOf} />
      <Count field="classes" input={input} faultOf={faultOf} />
      <NormalisationFields normalisation={input.normalisation} channels={input.channels} onChange={set} />
      <Field label={text('inspector.resize')}>
        <Select
          value={input.resize}
          options={(['stretch', 'crop', 'pad'] as const).map(value => ({
            value,
            label: text(`inspector.resize.${value}`),
          }))}
          onChange={resize => set({ resize })}
          aria-label={text('inspector.resize')}
        />
      </Field>
    </Section>
  );
};

const Count = ({ field, input, faultOf }: InputSectionProps & { readonly field: 'channels' | 'classes' }) => {
  const { text } = useText();
  const label = text(`inspector.${field}`);
  const value = input[field];
  return (
    <Field label={label} error={faultOf(`input.${field}`)}>
      {typeof value === 'number' ? (
        <ScrubNumber
          value={value}
          min={1}
          max={most[field]}
          step={1}
          label={label}
          onChange={(next, gesture) => set({ [field]: next }, gesture)}
          onExpression={expr => set({ [field]: { expr } })}
        />
      ) : (
        <ExpressionField
          expression={value.expr}
          result={undefined}
          label={label}
          onCommit={expr => set({ [field]: { expr } })}
        />
      )}
    </Field>
  );
};
