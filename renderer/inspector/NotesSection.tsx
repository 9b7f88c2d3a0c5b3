import { useState } from 'react';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Section } from '../ui/Section.tsx';
import styles from './NotesSection.module.css';

/** What people want to remember about the network; taken over when the focus leaves. */
export const NotesSection = ({ notes }: { readonly notes: string }) => {
  const { text } = useText();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Section title={text('inspector.notes')}>
      <textarea
        className={styles.notes}
        value={draft ?? notes}
        placeholder={text('inspector.notes.hint')}
        aria-label={text('inspector.notes')}
        rows={4}
        onChange={event => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== null && draft !== notes) documents.run({ kind: 'setNotes', notes: draft });
          setDraft(null);
        }}
      />
    </Section>
  );
};
