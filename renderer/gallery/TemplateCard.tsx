import { formatShape } from '../../shared/base/shape.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatScaled } from '../../shared/text/formatScaled.ts';
import { invoke } from '../client/client.ts';
import { documents } from '../stores/documents.ts';
import { openExpanded } from '../stores/openExpanded.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { GraphPicture } from '../ui/graph/GraphPicture.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './TemplateCard.module.css';
import type { Scale } from './Scale.ts';
import { variantFigures } from './variantFigures.ts';

interface TemplateCardProps {
  readonly template: TemplateFile;
  readonly variantId: string;
  /** The one whose figures are known; the same but for a moment. */
  readonly shownVariantId: string;
  readonly scale: Scale;
  readonly onChoose: (variantId: string) => void;
  /** Opens its lesson. */
  readonly onRead: () => void;
}

/** A family: its drawing, its idea, what the chosen variant costs, and the way in. */
export const TemplateCard = ({ template, variantId, shownVariantId, scale, onChoose, onRead }: TemplateCardProps) => {
  const { text, locale, problem: sentence } = useText();
  const { document, lowered, problem } = variantFigures(template, shownVariantId);
  const { name, idea, variants } = template;
  const variantName = variants[variantId]?.name ?? variantId;
  const open = () => void documents.openTemplate(template, variantId);
  const titleId = `template-${template.id}`;
  return (
    <li className={styles.card} aria-labelledby={titleId}>
      <button
        type="button"
        className={styles.picture}
        aria-label={text('gallery.openNamed', { name: variantName })}
        onClick={open}
      >
        <GraphPicture document={document} lowered={lowered} label={text('gallery.picture', { name: variantName })} />
      </button>
      <div className={styles.body}>
        <header className={styles.head}>
          <h3 id={titleId} className={styles.name}>
            {name}
          </h3>
          <Paper template={template} />
        </header>
        <p className={styles.idea}>{idea[locale]}</p>
        {problem !== null && <p className={styles.bad}>{text('gallery.problem', { problem: sentence(problem) })}</p>}
        <dl className={styles.figures}>
          <Bar label={text('gallery.params')} value={lowered.totals.trainableParams} most={scale.trainableParams} />
          <Bar label={text('gallery.macs')} value={lowered.totals.macs} most={scale.macs} />
          {lowered.input !== null && (
            <>
              <dt>{text('gallery.input')}</dt>
              <dd />
              <dd className={styles.value}>
                {formatShape([lowered.input.height, lowered.input.width, lowered.input.channels])}
              </dd>
            </>
          )}
        </dl>
        <footer className={styles.foot}>
          <div className={styles.variant}>
            <Select
              aria-label={text('gallery.variant', { family: name })}
              value={variantId}
              options={Object.entries(variants).map(([value, variant]) => ({ value, label: variant.name }))}
              onChange={onChoose}
            />
          </div>
          <Button variant="quiet" onClick={onRead}>
            {text('lesson.open')}
          </Button>
          <Button onClick={open}>{text('gallery.open')}</Button>
          <CardMenu template={template} variantId={variantId} />
        </footer>
      </div>
    </li>
  );
};

interface CardMenuProps {
  readonly template: TemplateFile;
  readonly variantId: string;
}

/** Other ways in. */
const CardMenu = ({ template, variantId }: CardMenuProps) => {
  const { text } = useText();
  const run = () => {
    const { document, lowered } = variantFigures(template, variantId);
    openExpanded(document, lowered);
  };
  const expand = { id: 'expand', label: text('gallery.openExpanded'), run };
  return <MenuButton label={text('gallery.more', { family: template.name })} entries={[expand]} />;
};

const Paper = ({ template: { paper } }: { readonly template: TemplateFile }) => {
  const { text } = useText();
  const [first, ...others] = paper.authors.split(', ');
  const label = `${others.length > 1 ? `${first} et al.` : paper.authors}, ${paper.year}`;
  const { arxiv, title } = paper;
  if (arxiv === undefined) return <span className={styles.paper}>{label}</span>;
  return (
    <button
      type="button"
      className={styles.paper}
      title={text('gallery.paper', { title: `${title} (${paper.authors})` })}
      onClick={() => void invoke('shell.openLink', { url: `https://arxiv.org/abs/${arxiv}` })}
    >
      {label}
    </button>
  );
};

interface BarProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
}

/** Grows with the square root, so that light families can be told apart beside heavy ones. */
const Bar = ({ label, value, most }: BarProps) => {
  const { text } = useText();
  return (
    <>
      <dt>{label}</dt>
      <dd className={styles.track} title={text('gallery.scale')}>
        <span className={styles.bar} style={{ scale: `${Math.sqrt(value / most)} 1` }} />
      </dd>
      <dd className={styles.value} title={formatCount(value)}>
        {formatScaled(value)}
      </dd>
    </>
  );
};
