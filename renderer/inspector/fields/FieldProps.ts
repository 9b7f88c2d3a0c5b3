import type { ParamLiteral, ParamSpec } from '../../../shared/layers/ParamSpec.ts';

/** What a field for one kind of parameter gets. */
export interface FieldProps<Spec extends ParamSpec = ParamSpec> {
  readonly spec: Spec;
  /** The present value; of the first node where they differ. */
  readonly value: ParamLiteral;
  /** The selected nodes have different values. */
  readonly isMixed: boolean;
  readonly label: string;
  /** Changes made in one gesture (a drag) bear the same `gesture`: they are one step of the history. */
  readonly onChange: (value: ParamLiteral, gesture?: string) => void;
  /** Called when somebody types a formula into a field for a number. */
  readonly onExpression: (expression: string) => void;
}
