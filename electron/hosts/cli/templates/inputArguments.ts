import type { DocumentInput } from '../../../../shared/graph/GraphDocument.ts';
import { expectedInput, inputNames } from '../../../../shared/lowering/resolveArguments.ts';

/** What every family takes beside its own arguments: fields of its input, which `--set` sets by the same names. */
export const inputArguments = (input: DocumentInput) =>
  inputNames.map(name => ({ name, value: input[name], takes: expectedInput(name) }));
