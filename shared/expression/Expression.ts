type UnaryOperator = '-' | '!';

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '^';

/** What a parameter's formula means, as a tree. Made by `parseExpression`, read by `evaluate`. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: number | boolean | string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly kind: 'index'; readonly list: Expression; readonly index: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

/** What an expression gives. */
export type ExpressionValue = number | boolean | string | readonly ExpressionValue[];

/** Whether a value is a list. `Array.isArray` forgets what is in a read-only one. */
export const isList = (value: ExpressionValue | undefined): value is readonly ExpressionValue[] => Array.isArray(value);

/** The names an expression may use, and what they stand for. */
export type Scope = Readonly<Record<string, ExpressionValue>>;
