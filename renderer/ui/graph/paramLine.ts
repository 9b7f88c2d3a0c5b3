import type { NodeType } from '../../../shared/layers/NodeType.ts';
import type { ParamLiteral, ParamSpec } from '../../../shared/layers/ParamSpec.ts';

/** The letters that papers put before these numbers. */
const symbols: Readonly<Record<string, string>> = {
  strides: 's',
  groups: 'g',
  dilationRate: 'd',
  expansionRatio: 't',
};

/** Counts that need no name (`filters`, `filters3x3`, `units`): everybody reads a lone number as the channels. */
const unnamed = /^(filters|units)/;

const order: Readonly<Record<ParamSpec['kind'], number>> = {
  size: 0,
  padding: 1,
  integers: 2,
  integer: 3,
  number: 4,
  choice: 5,
  boolean: 6,
};

/** A value in as few letters as it takes: `3×3`, `s2`, `64`, `relu`. Empty where it goes without saying. */
function shortValue(name: string, spec: ParamSpec, value: ParamLiteral): string {
  if (typeof value === 'boolean') return value ? name : '';
  if (typeof value === 'string') return value;
  const symbol = symbols[name];
  const text = typeof value === 'number' ? String(value) : value.join('×');
  if (symbol !== undefined) return value === 1 ? '' : `${symbol}${text}`;
  if (unnamed.test(name)) return text;
  if (spec.kind === 'size') return typeof value === 'number' ? `${value}×${value}` : text;
  return spec.kind === 'integers' || spec.kind === 'padding' ? text : `${name} ${text}`;
}

const rank = (name: string, spec: ParamSpec): number => (name in symbols ? 1.5 : order[spec.kind]);

/** The parameters that matter, as one line for the node: `3×3 · s2 · 64`. */
export function paramLine({ params: specs }: NodeType, params: Readonly<Record<string, ParamLiteral>>): string {
  return Object.entries(specs)
    .filter(([, spec]) => spec.prominent === true)
    .sort(([a, left], [b, right]) => rank(a, left) - rank(b, right))
    .map(([name, spec]) => shortValue(name, spec, params[name] ?? spec.default))
    .filter(text => text !== '')
    .join(' · ');
}
