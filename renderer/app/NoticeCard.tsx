import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Translator } from '../../shared/text/Translator.ts';
import { dismissNotice, type Notice, type NoticeMessage } from '../stores/notices.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import styles from './Notices.module.css';

const goesAfterMs = 6000;
const icons = { neutral: Info, warning: TriangleAlert, error: CircleAlert } as const;

function sentence(message: NoticeMessage, { text, problem, error }: Translator): string {
  switch (message.kind) {
    case 'text':
      return text(message.key, message.values);
    case 'problem':
      return problem(message.problem);
    case 'error':
      return error(message.error);
  }
}

/** One notice. It goes by itself unless it stays or the pointer rests on it. */
export const NoticeCard = ({ notice }: { readonly notice: Notice }) => {
  const { id, tone, message, actions, stays } = notice;
  const translator = useText();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (stays || isHeld) return;
    const timer = setTimeout(() => dismissNotice(id), goesAfterMs);
    return () => clearTimeout(timer);
  }, [id, stays, isHeld]);
  const Icon = icons[tone];
  const details = message.kind === 'error' ? message.error.details : undefined;
  return (
    <li
      className={joinClasses(styles.notice, styles[tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span className={styles.icon}>
        <Icon size={16} strokeWidth={1.5} aria-hidden />
      </span>
      <div className={styles.body}>
        <p className={styles.message} role={tone === 'error' ? 'alert' : 'status'}>
          {sentence(message, translator)}
        </p>
        {details !== undefined && <Details label={translator.text('verb.details')} text={details} />}
        {actions.length > 0 && (
          <div className={styles.actions}>
            {actions.map(({ label, run }) => (
              <Button
                key={label}
                onClick={() => {
                  dismissNotice(id);
                  run();
                }}
              >
                {translator.text(label)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <IconButton
        size="small"
        label={translator.text('verb.dismiss')}
        icon={<X size={14} strokeWidth={1.5} />}
        onClick={() => dismissNotice(id)}
      />
    </li>
  );
};
