import { type Problem, problem } from '../base/problem.ts';
import { err, ok, type Result } from '../base/result.ts';
import { argumentSchema, type GraphDocument, inputSchema } from '../graph/GraphDocument.ts';
import { describeValue } from '../graph/describeIssue.ts';
import { argumentFault, inputFault, inputNames } from '../lowering/resolveArguments.ts';
import type { ArgumentValues } from './TemplateFile.ts';

type InputName = (typeof inputNames)[number];
const isInputName = (name: string): name is InputName => inputNames.some(known => known === name);

/** The names that `setArguments` takes: the document's arguments, and `resolution`, `channels` and `classes` of its input. */
const settableNames = (document: GraphDocument): readonly string[] => [
  ...Object.keys(document.arguments),
  ...inputNames,
];

/** The document with other values of its arguments and input. Every value that does not fit is a problem of its own. */
export function setArguments(document: GraphDocument, values: ArgumentValues): Result<GraphDocument, Problem[]> {
  const problems: Problem[] = [];
  const changed = { ...document.arguments };
  let { input } = document;
  for (const [name, value] of Object.entries(values)) {
    const found = faultOf(document, name, value);
    if (found) problems.push(found);
    else if (isInputName(name)) input = inputSchema.parse({ ...input, [name]: value });
    else changed[name] = argumentSchema.parse({ ...changed[name], value });
  }
  return problems.length > 0 ? err(problems) : ok({ ...document, arguments: changed, input });
}

function faultOf(document: GraphDocument, name: string, value: ArgumentValues[string]): Problem | undefined {
  const received = describeValue(value);
  if (isInputName(name)) {
    const expected = inputFault(name, value);
    const values = { field: name, expected: expected ?? '', received };
    return expected === undefined ? undefined : problem('input/invalid', { path: `input.${name}` }, values);
  }
  const at = { path: `arguments.${name}` };
  const argument = Object.hasOwn(document.arguments, name) ? document.arguments[name] : undefined;
  if (argument === undefined) {
    return problem('argument/unknown', at, { argument: name, known: settableNames(document).join(', ') });
  }
  const expected = argumentFault(argument, value);
  return expected === undefined ? undefined : problem('argument/invalid', at, { argument: name, expected, received });
}
