import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** How many things wait inside; 0 and undefined show nothing. */
  readonly count?: number;
  readonly content: ReactNode;
}

interface TabsProps<Id extends string> {
  readonly items: readonly TabItem<Id>[];
  readonly active: Id;
  readonly onChange: (id: Id) => void;
  /** Buttons at the right end of the bar. */
  readonly actions?: ReactNode;
}

/** A bar of tabs above the one panel that is shown. */
export const Tabs = <Id extends string>({ items, active, onChange, actions }: TabsProps<Id>) => (
  <BaseTabs.Root
    className={styles.root}
    value={active}
    onValueChange={value => {
      const item = items.find(({ id }) => id === value);
      if (item !== undefined) onChange(item.id);
    }}
  >
    <div className={styles.bar}>
      <BaseTabs.List className={styles.list}>
        {items.map(({ id, label, count = 0 }) => (
          <BaseTabs.Tab key={id} value={id} className={styles.tab}>
            {label}
            {count > 0 && <span className={styles.count}>{count}</span>}
          </BaseTabs.Tab>
        ))}
        <BaseTabs.Indicator className={styles.indicator} />
      </BaseTabs.List>
      <div className={styles.actions}>{actions}</div>
    </div>
    {items.map(({ id, content }) => (
      <BaseTabs.Panel key={id} value={id} className={styles.panel} tabIndex={-1}>
        {content}
      </BaseTabs.Panel>
    ))}
  </BaseTabs.Root>
);
