import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { documents, useDocument, useLowered } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { Section } from '../ui/Section.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ArgumentField } from './ArgumentField.tsx';
import { Figure } from './Figure.tsx';
import { HeadsSection } from './HeadsSection.tsx';
import { InputSection } from './InputSection.tsx';
import { NotesSection } from './NotesSection.tsx';

/** What belongs to the network as a whole: its name, its arguments, its input, its outputs, its notes. */
export const DocumentInspector = () => {
  const { text, problem } = useText();
  const document = useDocument();
  const lowered = useLowered();
  if (!document || !lowered) return null;
  const { totals } = lowered;
  const faultOf = (path: string): string | undefined => {
    const fault = lowered.problems.find(({ at }) => at.nodeId === undefined && at.path === path);
    return fault && problem(fault);
  };
  return (
    <>
      <Section>
        <Field label={text('inspector.name')}>
          <TextField
            value={document.name}
            aria-label={text('inspector.name')}
            onCommit={name => documents.run({ kind: 'setName', name })}
          />
        </Field>
      </Section>
      {Object.keys(document.arguments).length > 0 && (
        <Section title={text('inspector.arguments')}>
          {Object.entries(document.arguments).map(([name, argument]) => (
            <ArgumentField
              key={name}
              name={name}
              argument={argument}
              resolved={lowered.arguments[name]}
              error={faultOf(`arguments.${name}`)}
            />
          ))}
        </Section>
      )}
      <InputSection input={document.input} faultOf={faultOf} />
      <HeadsSection document={document} />
      <Section title={text('inspector.network')}>
        <Figure
          label={text('inspector.trainable')}
          value={formatScaled(totals.trainableParams)}
          exact={formatCount(totals.trainableParams)}
        />
        <Figure
          label={text('inspector.nonTrainable')}
          value={formatScaled(totals.nonTrainableParams)}
          exact={formatCount(totals.nonTrainableParams)}
        />
        <Figure label={text('inspector.macs')} value={formatScaled(totals.macs)} exact={formatCount(totals.macs)} />
        <Figure
          label={text('inspector.weightBytes')}
          value={formatBytes(totals.weightBytes)}
          exact={`${formatCount(totals.weightBytes)} B`}
        />
        <Figure
          label={text('inspector.peak')}
          value={formatBytes(totals.peakActivationBytes)}
          exact={`${formatCount(totals.peakActivationBytes)} B`}
        />
        <Figure label={text('inspector.layers')} value={formatCount(totals.layers)} />
      </Section>
      <NotesSection notes={document.notes} />
    </>
  );
};
