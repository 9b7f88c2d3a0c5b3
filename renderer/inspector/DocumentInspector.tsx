import { documents, useDocument, useLowered } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Field } from '../ui/Field.tsx';
import { Section } from '../ui/Section.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ArgumentField } from './ArgumentField.tsx';
import { HeadsSection } from './HeadsSection.tsx';
import { InputSection } from './InputSection.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { NotesSection } from './NotesSection.tsx';

/** What belongs to the network as a whole: its name, its arguments, its input, its outputs, its notes. */
export const DocumentInspector = () => {
  const { text, problem } = useText();
  const document = useDocument();
  const lowered = useLowered();
  if (!document || !lowered) return null;
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
      {lowered.plan && <NetworkSection document={document} totals={lowered.totals} plan={lowered.plan} />}
      <NotesSection notes={document.notes} />
    </>
  );
};
