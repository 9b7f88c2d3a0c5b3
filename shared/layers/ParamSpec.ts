import type { Localised } from '../base/localised.ts';

/** Padding of a spatial operation: Keras' words, or explicit zeros: one number for all sides, `[vertical, horizontal]`, or `[top, bottom, left, right]`. */
export type Padding = 'same' | 'valid' | number | readonly [number, number] | readonly [number, number, number, number];

/** A spatial extent: one number for both directions, or `[height, width]`. */
export type Size = number | readonly [number, number];

interface Described {
  /** One sentence for the tooltip of the field. */
  readonly summary?: Localised;
  /** Shown in one line on the node itself (the two or three that matter). */
  readonly prominent?: boolean;
}

export interface IntegerSpec extends Described {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
export interface NumberSpec extends Described {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
export interface BooleanSpec extends Described {
  readonly kind: 'boolean';
  readonly default: boolean;
}
export interface ChoiceSpec<Option extends string = string> extends Described {
  readonly kind: 'choice';
  readonly default: Option;
  readonly options: readonly Option[];
}
export interface SizeSpec extends Described {
  readonly kind: 'size';
  readonly default: Size;
  readonly min: number;
}
export interface PaddingSpec extends Described {
  readonly kind: 'padding';
  readonly default: Padding;
  /** Numbers only: `same` and `valid` mean nothing here. */
  readonly isExplicit?: boolean;
}
/** A list of integers, such as the target of a Reshape. */
export interface IntegersSpec extends Described {
  readonly kind: 'integers';
  readonly default: readonly number[];
  readonly min: number;
}

/** What values a parameter takes: from it come the inspector's field, validation, defaults and search domains. */
export type ParamSpec = IntegerSpec | NumberSpec | BooleanSpec | ChoiceSpec | SizeSpec | PaddingSpec | IntegersSpec;

export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

/** The literal value of a parameter after expressions and search choices are resolved. */
export type ParamLiteral = number | boolean | string | readonly number[];

type LiteralOf<Spec extends ParamSpec> =
  Spec extends ChoiceSpec<infer Option>
    ? Option
    : Spec extends IntegerSpec | NumberSpec
      ? number
      : Spec extends BooleanSpec
        ? boolean
        : Spec extends SizeSpec
          ? Size
          : Spec extends PaddingSpec
            ? Padding
            : readonly number[];

/** The parameters of a layer or block as its rules receive them: complete and valid. */
export type Params<Specs extends ParamSpecs> = { readonly [Name in keyof Specs]: LiteralOf<Specs[Name]> };

type Options<Spec, Required extends keyof Spec> = Partial<Omit<Spec, 'kind' | 'default' | Required>>;

/** A count that is at least `min` (1 by default). */
export const integer = (value: number, options: Options<IntegerSpec, never> = {}): IntegerSpec => ({
  kind: 'integer',
  default: value,
  min: 1,
  max: 1_000_000,
  ...options,
});

export const number = (value: number, options: Options<NumberSpec, never> = {}): NumberSpec => ({
  kind: 'number',
  default: value,
  min: -1e9,
  max: 1e9,
  ...options,
});

export const boolean = (value: boolean, options: Options<BooleanSpec, never> = {}): BooleanSpec => ({
  kind: 'boolean',
  default: value,
  ...options,
});

export const choice = <const Option extends string>(
  options: readonly Option[],
  value: NoInfer<Option>,
  described: Described = {},
): ChoiceSpec<Option> => ({ kind: 'choice', options, default: value, ...described });

export const size = (value: Size, options: Options<SizeSpec, never> = {}): SizeSpec => ({
  kind: 'size',
  default: value,
  min: 1,
  ...options,
});

export const padding = (value: Padding, options: Options<PaddingSpec, never> = {}): PaddingSpec => ({
  kind: 'padding',
  default: value,
  ...options,
});

export const integers = (value: readonly number[], options: Options<IntegersSpec, never> = {}): IntegersSpec => ({
  kind: 'integers',
  default: value,
  min: 0,
  ...options,
});

/** The values a new node starts with. */
export function defaultParams<Specs extends ParamSpecs>(specs: Specs): Params<Specs> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default])) as Params<Specs>;
}
