import { type Problem, problem } from '../base/problem.ts';
import { type ExpressionValue, isList, type Scope } from '../expression/Expression.ts';
import { freeNames } from '../expression/freeNames.ts';
import type { Argument, GraphDocument, Value } from '../graph/GraphDocument.ts';
import { sortNodes } from '../graph/topology.ts';
import { formatValue } from './checkParam.ts';
import type { ResolvedInput } from './LayerPlan.ts';
import { parseCached, readValue } from './readValue.ts';

/** The fields of the input that expressions know by name, beside the document's own arguments. */
export const inputNames = ['resolution', 'channels', 'classes'] as const;

export interface ResolvedArguments {
  readonly scope: Scope;
  /** Null when a field of the input has no valid value. */
  readonly input: ResolvedInput | null;
  readonly problems: readonly Problem<never>[];
}

const pathOf = (name: string): string =>
  (inputNames as readonly string[]).includes(name) ? `input.${name}` : `arguments.${name}`;

/**
 * Evaluates arguments in the order in which they refer to each other. An argument that has no value is left out of the
 * scope, so that only what depends on it is affected.
 */
function evaluateArguments(
  values: Readonly<Record<string, Value>>,
  outer: Scope = {},
): { readonly scope: Scope; readonly problems: readonly Problem<never>[] } {
  const names = Object.keys(values);
  const links = names.flatMap(name => dependencies(values[name]).map(source => ({ source, target: name })));
  const order = sortNodes(names, links);
  if (!order.ok) {
    const cycle = order.error.cycle;
    const names = cycle.map(name => `\`${name}\``).join(', ');
    const found = cycle.map(name => problem('expression/cycle', { path: pathOf(name) }, { names }));
    const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !cycle.includes(name)));
    const others = evaluateArguments(rest, outer);
    return { scope: others.scope, problems: [...found, ...others.problems] };
  }
  const scope: Record<string, ExpressionValue> = { ...outer };
  const problems: Problem<never>[] = [];
  for (const name of order.value) {
    const value = values[name];
    if (value === undefined) continue;
    const result = readValue(value, scope);
    if (result.ok) scope[name] = result.value;
    else problems.push(problem(result.error.code, { path: pathOf(name) }, result.error.values));
  }
  return { scope, problems };
}

function dependencies(value: Value | undefined): readonly string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [];
  const expression = parseCached(value.expr);
  return expression.ok ? [...freeNames(expression.value)] : [];
}

/** What an argument takes, for the sentence of an error. Symbols rather than words where possible: it stands in every language. */
export function expectedArgument(argument: Argument): string {
  switch (argument.kind) {
    case 'number':
      return `number ${argument.min ?? '-∞'} … ${argument.max ?? '∞'}`;
    case 'boolean':
      return 'true | false';
    case 'choice':
      return argument.options.join(' | ');
    case 'list':
      return 'list of numbers';
  }
}

/** Whether a value is one that the argument may take; what it may take, if not. */
export const argumentFault = (argument: Argument, value: ExpressionValue): string | undefined =>
  takes(argument, value) ? undefined : expectedArgument(argument);

function takes(argument: Argument, value: ExpressionValue): boolean {
  switch (argument.kind) {
    case 'number': {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = argument;
      return typeof value === 'number' && value >= min && value <= max;
    }
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && argument.options.includes(value);
    case 'list':
      return Array.isArray(value) && value.every(item => typeof item === 'number');
  }
}

/** The document's arguments and input, with every expression replaced by its value. */
export function resolveArguments(document: GraphDocument): ResolvedArguments {
  const { resolution, channels, classes } = document.input;
  const values: Record<string, Value> = { resolution, channels, classes };
  for (const [name, argument] of Object.entries(document.arguments)) values[name] = argument.value;
  const { scope, problems } = evaluateArguments(values);
  const faults = Object.entries(document.arguments).flatMap(([name, argument]) => {
    const value = scope[name];
    if (value === undefined) return [];
    const expected = argumentFault(argument, value);
    if (expected === undefined) return [];
    const received = formatValue(value);
    return [problem('argument/invalid', { path: pathOf(name) }, { argument: name, expected, received })];
  });
  const input = resolveInput(document, scope);
  return { scope, input: input.value, problems: [...problems, ...faults, ...input.problems] };
}

const isCount = (value: ExpressionValue | undefined, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= max;

type InputName = (typeof inputNames)[number];

const largest = { resolution: 8192, channels: 1024, classes: 1_000_000 } as const;

/** Height and width of a resolution; null when it is none. */
function sidesOf(resolution: ExpressionValue | undefined): readonly [number, number] | null {
  const [height, width, ...more] = isList(resolution) ? resolution : [resolution, resolution];
  const isFine = isCount(height, largest.resolution) && isCount(width, largest.resolution) && more.length === 0;
  return isFine ? [height, width] : null;
}

/** What a field of the input takes, for the sentence of an error. */
export const expectedInput = (field: InputName): string =>
  `integer 1 … ${largest[field]}${field === 'resolution' ? ' | [height, width]' : ''}`;

/** Whether a value is one that the field of the input may take; what it may take, if not. */
export function inputFault(field: InputName, value: ExpressionValue): string | undefined {
  const takesIt = field === 'resolution' ? sidesOf(value) !== null : isCount(value, largest[field]);
  return takesIt ? undefined : expectedInput(field);
}

function resolveInput(document: GraphDocument, scope: Scope) {
  const problems: Problem<never>[] = [];
  for (const field of inputNames) {
    const value = scope[field];
    const expected = value === undefined ? undefined : inputFault(field, value);
    if (value === undefined || expected === undefined) continue;
    const values = { field, expected, received: formatValue(value) };
    problems.push(problem('input/invalid', { path: `input.${field}` }, values));
  }
  const { channels, classes } = scope;
  const sides = sidesOf(scope['resolution']);
  if (!sides || !isCount(channels, largest.channels) || !isCount(classes, largest.classes)) {
    return { value: null, problems };
  }
  const [height, width] = sides;
  const { normalisation, resize } = document.input;
  if (normalisation.kind === 'standard') {
    const isFitting = [normalisation.mean, normalisation.std].every(list => list.length === channels);
    const values = {
      field: 'normalisation',
      expected: `${channels} × mean, std`,
      received: formatValue(normalisation.mean),
    };
    if (!isFitting) problems.push(problem('input/invalid', { path: 'input.normalisation' }, values));
  }
  return { value: { height, width, channels, classes, normalisation, resize }, problems };
}
