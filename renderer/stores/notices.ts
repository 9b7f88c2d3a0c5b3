import { createStore } from 'zustand/vanilla';
import type { SerialisedError } from '../../shared/base/appError.ts';
import type { Problem } from '../../shared/base/problem.ts';
import type { TextKey } from '../../shared/text/en/catalogue.ts';
import type { TextValues } from '../../shared/text/fill.ts';

/** What a notice says, as data, so that it speaks the language of the moment. */
export type NoticeMessage =
  | { readonly kind: 'text'; readonly key: TextKey; readonly values?: TextValues }
  | { readonly kind: 'problem'; readonly problem: Pick<Problem, 'code' | 'values'> }
  | { readonly kind: 'error'; readonly error: SerialisedError };

/** A button on a notice; pressing it also dismisses the notice. */
interface NoticeAction {
  readonly label: TextKey;
  readonly run: () => void;
}

/** A short message over the window. `stays`: until dismissed; otherwise the shell takes it away after some seconds. */
export interface Notice {
  readonly id: number;
  readonly tone: 'neutral' | 'warning' | 'error';
  readonly message: NoticeMessage;
  readonly actions: readonly NoticeAction[];
  readonly stays: boolean;
}

export const noticeStore = createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let lastId = 0;

/** Shows a message; the same message twice is shown once. */
export function announce(
  message: NoticeMessage,
  { tone = 'neutral', actions = [], stays = false }: Partial<Omit<Notice, 'id' | 'message'>> = {},
): void {
  lastId += 1;
  const notice: Notice = { id: lastId, tone, message, actions, stays };
  const text = JSON.stringify(message);
  noticeStore.setState(({ notices }) => ({
    notices: [...notices.filter(other => JSON.stringify(other.message) !== text), notice],
  }));
}

export function dismissNotice(id: number): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter(notice => notice.id !== id) }));
}
