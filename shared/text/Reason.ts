import { type ReasonCode, reasons } from './en/reasons.ts';
import { fill, type TextValues } from './fill.ts';

/** Why something could not be used: in English, and where the catalogue has the words, their code and what fills them. */
export interface Reason {
  readonly reason: string;
  readonly because?: string | undefined;
  readonly values?: TextValues | undefined;
}

/** A reason of the catalogue. */
export const because = (code: ReasonCode, values: TextValues = {}): Reason => ({
  reason: fill(reasons[code], values),
  because: code,
  values,
});

/** The same among the values of an error, which then can be said in every language. */
export const reasonValues = ({ reason, because: code, values }: Reason): TextValues => ({
  ...values,
  reason,
  ...(code === undefined ? {} : { because: code }),
});
