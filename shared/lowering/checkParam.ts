import { unreachable } from '../base/assert.ts';
import { type ExpressionValue, isList } from '../expression/Expression.ts';
import type { ParamLiteral, ParamSpec } from '../layers/ParamSpec.ts';

const isInteger = (value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;

const areIntegers = (value: ExpressionValue, min: number): value is readonly number[] =>
  isList(value) && value.every(item => isInteger(item, min));

/** The value as a literal of this parameter, or undefined when it is not one. */
export function checkParam(spec: ParamSpec, value: ExpressionValue): ParamLiteral | undefined {
  switch (spec.kind) {
    case 'integer':
      return isInteger(value, spec.min, spec.max) ? value : undefined;
    case 'number':
      return typeof value === 'number' && value >= spec.min && value <= spec.max ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value) ? value : undefined;
    case 'size':
      if (isInteger(value, spec.min)) return value;
      return areIntegers(value, spec.min) && value.length === 2 ? value : undefined;
    case 'padding':
      if (!spec.isExplicit && (value === 'same' || value === 'valid')) return value;
      if (isInteger(value, 0)) return value;
      return areIntegers(value, 0) && (value.length === 2 || value.length === 4) ? value : undefined;
    case 'integers':
      return areIntegers(value, spec.min) ? value : undefined;
    default:
      return unreachable(spec);
  }
}

/** What a parameter takes, for the sentence of an error. Symbols rather than words where possible: it stands in every language. */
export function expectedParam(spec: ParamSpec): string {
  switch (spec.kind) {
    case 'integer':
      return `integer ${spec.min} … ${spec.max}`;
    case 'number':
      return `number ${spec.min} … ${spec.max}`;
    case 'boolean':
      return 'true | false';
    case 'choice':
      return spec.options.join(' | ');
    case 'size':
      return `integer ≥ ${spec.min} | [height, width]`;
    case 'padding':
      return `${spec.isExplicit ? '' : 'same | valid | '}integer ≥ 0 | [vertical, horizontal] | [top, bottom, left, right]`;
    case 'integers':
      return `list of integers ≥ ${spec.min}`;
    default:
      return unreachable(spec);
  }
}

/** A value as it appears in a message. */
export const formatValue = (value: ExpressionValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
