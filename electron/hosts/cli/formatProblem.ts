import type { Location, Problem } from '../../../shared/base/problem.ts';
import type { Translator } from '../../../shared/text/Translator.ts';

/** One problem as one line: `error  conv1 params.groups: Invalid …`. */
export function formatProblem(problem: Problem, translator: Translator): string {
  const place = placeOf(problem.at) || translator.text('cli.problem.document');
  return `${translator.text(`cli.problem.${problem.severity}`)}  ${place}: ${translator.problem(problem)}`;
}

/** One problem for machines: the code stays the same in every language. */
export const problemJson = (problem: Problem, translator: Translator) => ({
  severity: problem.severity,
  code: problem.code,
  at: problem.at,
  message: translator.problem(problem),
});

const placeOf = ({ nodeId, edgeId, path }: Location): string =>
  [nodeId ?? edgeId, path].filter(part => part !== undefined).join(' ');
