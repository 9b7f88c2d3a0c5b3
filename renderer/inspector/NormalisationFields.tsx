import type { DocumentInput } from '../../shared/graph/GraphDocument.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { NumbersInput } from './fields/NumbersInput.tsx';

type Normalisation = DocumentInput['normalisation'];

interface NormalisationFieldsProps {
  readonly normalisation: Normalisation;
  readonly channels: DocumentInput['channels'];
  readonly onChange: (input: { readonly normalisation: Normalisation }) => void;
}

const kinds = ['unit', 'symmetric', 'standard'] as const;

/** Mean and deviation of ImageNet's three channels, which most published weights assume; halves elsewhere. */
const imagenet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

function standardFor(channels: DocumentInput['channels']): Normalisation {
  if (channels === 3) return { kind: 'standard', ...imagenet };
  const halves = Array.from({ length: typeof channels === 'number' ? channels : 1 }, () => 0.5);
  return { kind: 'standard', mean: halves, std: halves };
}

/** How the values of a pixel are scaled before they enter the network. */
export const NormalisationFields = ({ normalisation, channels, onChange }: NormalisationFieldsProps) => {
  const { text } = useText();
  const label = text('inspector.normalisation');
  return (
    <>
      <Field label={label}>
        <Select
          value={normalisation.kind}
          options={kinds.map(value => ({ value, label: text(`inspector.normalisation.${value}`) }))}
          onChange={kind => onChange({ normalisation: kind === 'standard' ? standardFor(channels) : { kind } })}
          aria-label={label}
        />
      </Field>
      {normalisation.kind === 'standard' &&
        (['mean', 'std'] as const).map(field => (
          <Field key={field} label={text(`inspector.${field}`)}>
            <NumbersInput
              values={normalisation[field]}
              isMixed={false}
              label={text(`inspector.${field}`)}
              onChange={values => onChange({ normalisation: { ...normalisation, [field]: [...values] } })}
            />
          </Field>
        ))}
    </>
  );
};
