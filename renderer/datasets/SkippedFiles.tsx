import type { DatasetDetails } from '../../shared/jobs/DatasetDetails.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { useText } from '../stores/text.ts';
import { Details } from '../ui/Details.tsx';

/** More nobody reads; the file beside the dataset has them. */
const shown = 200;

/** What an import left out, and why; nothing where it left out nothing. */
export const SkippedFiles = ({ details }: { readonly details: DatasetDetails | null }) => {
  const { text, reason } = useText();
  const imported = details?.imported;
  if (!imported || imported.skipped === 0) return null;
  const lines = imported.skippedFiles.slice(0, shown).map(one => `${one.name}: ${reason(one)}`);
  const more = imported.skipped - lines.length;
  const rest = more > 0 ? [text('datasets.skipped.more', { count: formatCount(more) })] : [];
  return (
    <Details
      label={text('datasets.skipped', { count: formatCount(imported.skipped) })}
      text={[...lines, ...rest].join('\n')}
    />
  );
};
