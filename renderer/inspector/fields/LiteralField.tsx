import { unreachable } from '../../../shared/base/assert.ts';
import { BooleanField } from './BooleanField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import type { FieldProps } from './FieldProps.ts';
import { IntegerField } from './IntegerField.tsx';
import { IntegersField } from './IntegersField.tsx';
import { PaddingField } from './PaddingField.tsx';
import { RealField } from './RealField.tsx';
import { SizeField } from './SizeField.tsx';

/** The field for a parameter's kind. */
export const LiteralField = ({ spec, ...props }: FieldProps) => {
  switch (spec.kind) {
    case 'integer':
      return <IntegerField spec={spec} {...props} />;
    case 'number':
      return <RealField spec={spec} {...props} />;
    case 'boolean':
      return <BooleanField spec={spec} {...props} />;
    case 'choice':
      return <ChoiceField spec={spec} {...props} />;
    case 'size':
      return <SizeField spec={spec} {...props} />;
    case 'padding':
      return <PaddingField spec={spec} {...props} />;
    case 'integers':
      return <IntegersField spec={spec} {...props} />;
    default:
      return unreachable(spec);
  }
};
