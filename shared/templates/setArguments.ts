import { type Problem, problem } from '../base/problem.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Argument, DocumentInput, GraphDocument } from '../graph/GraphDocument.ts';
import type { ArgumentValues } from './TemplateFile.ts';

type ArgumentValue = ArgumentValues[string];

const inputFields = ['resolution', 'channels', 'classes'] as const;
type InputField = (typeof inputFields)[number];
const isInputField = (name: string): name is InputField => inputFields.some(field => field === name);

/** The names that `setArguments` takes: the document's arguments, and `resolution`, `channels` and `classes` of its input. */
export const settableNames = (document: Pick<GraphDocument, 'arguments'>): readonly string[] => [
  ...Object.keys(document.arguments),
  ...inputFields,
];

/** The document with other values of its arguments and input. Every value that does not fit is a problem of its own. */
export function setArguments(document: GraphDocument, values: ArgumentValues): Result<GraphDocument, Problem[]> {
  const problems: Problem[] = [];
  let { arguments: changed, input } = document;
  for (const [name, value] of Object.entries(values)) {
    const argument = Object.hasOwn(changed, name) ? changed[name] : undefined;
    if (isInputField(name)) {
      const field = inputValue(name, value);
      if (field.ok) input = { ...input, ...field.value };
      else problems.push(field.error);
    } else if (argument === undefined) {
      const known = settableNames(document).join(', ');
      problems.push(problem('argument/unknown', { path: `arguments.${name}` }, { argument: name, known }));
    } else {
      const next = argumentValue(name, argument, value);
      if (next.ok) changed = { ...changed, [name]: next.value };
      else problems.push(next.error);
    }
  }
  return problems.length > 0 ? err(problems) : ok({ ...document, arguments: changed, input });
}

function argumentValue(name: string, argument: Argument, value: ArgumentValue): Result<Argument, Problem> {
  switch (argument.kind) {
    case 'number': {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = argument;
      if (typeof value === 'number' && value >= min && value <= max) return ok({ ...argument, value });
      break;
    }
    case 'boolean':
      if (typeof value === 'boolean') return ok({ ...argument, value });
      break;
    case 'choice':
      if (typeof value === 'string' && argument.options.includes(value)) return ok({ ...argument, value });
      break;
    case 'list':
      if (typeof value === 'object') return ok({ ...argument, value });
      break;
  }
  const values = { argument: name, expected: expectation(argument), received: JSON.stringify(value) };
  return err(problem('argument/invalid', { path: `arguments.${name}` }, values));
}

/** What an argument takes, in signs that need no translation: `0.25–2`, `a | b`, `[number, …]`. */
export function expectation(argument: Argument): string {
  switch (argument.kind) {
    case 'number': {
      const { min, max } = argument;
      if (min !== undefined && max !== undefined) return `${min}–${max}`;
      if (min !== undefined) return `≥ ${min}`;
      return max === undefined ? 'number' : `≤ ${max}`;
    }
    case 'boolean':
      return 'true | false';
    case 'choice':
      return argument.options.join(' | ');
    case 'list':
      return '[number, …]';
  }
}

const largest = { resolution: 8192, channels: 1024, classes: 1_000_000 } as const;

function inputValue(field: InputField, value: ArgumentValue): Result<Partial<DocumentInput>, Problem> {
  const fits = (extent: number) => Number.isInteger(extent) && extent >= 1 && extent <= largest[field];
  if (typeof value === 'number' && fits(value)) return ok({ [field]: value });
  if (field === 'resolution' && typeof value === 'object') {
    const [height = 0, width = 0, ...more] = value;
    if (fits(height) && fits(width) && more.length === 0) return ok({ resolution: [height, width] });
  }
  const extent = `1–${largest[field]}`;
  const expected = field === 'resolution' ? `${extent} | [${extent}, ${extent}]` : extent;
  return err(
    problem('input/invalid', { path: `input.${field}` }, { field, expected, received: JSON.stringify(value) }),
  );
}
