import { Link2, Unlink2 } from 'lucide-react';
import type { SizeSpec } from '../../../shared/layers/ParamSpec.ts';
import { useText } from '../../stores/text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { FieldProps } from './FieldProps.ts';
import styles from './fields.module.css';
import { ScrubNumber } from './ScrubNumber.tsx';

const most = 4096;

/** One number for both directions, or height and width apart. */
export const SizeField = ({ spec, value, isMixed, label, onChange, onExpression }: FieldProps<SizeSpec>) => {
  const { text } = useText();
  const limits = { min: spec.min, max: most, step: 1 };
  const [height = spec.min, width = spec.min] = typeof value === 'object' ? value : [Number(value), Number(value)];
  const isApart = typeof value === 'object';
  return (
    <span className={styles.row}>
      {isApart ? (
        <>
          <ScrubNumber
            {...limits}
            value={height}
            label={`${label}, ${text('inspector.height')}`}
            onChange={(next, gesture) => onChange([next, width], gesture)}
          />
          <ScrubNumber
            {...limits}
            value={width}
            label={`${label}, ${text('inspector.width')}`}
            onChange={(next, gesture) => onChange([height, next], gesture)}
          />
        </>
      ) : (
        <ScrubNumber
          {...limits}
          value={isMixed ? null : height}
          label={label}
          placeholder={text('inspector.mixed')}
          onChange={onChange}
          onExpression={onExpression}
        />
      )}
      <IconButton
        size="small"
        label={text(isApart ? 'inspector.bothSides' : 'inspector.eachSide')}
        icon={isApart ? <Unlink2 size={12} strokeWidth={1.5} /> : <Link2 size={12} strokeWidth={1.5} />}
        onClick={() => onChange(isApart ? height : [height, width])}
      />
    </span>
  );
};
