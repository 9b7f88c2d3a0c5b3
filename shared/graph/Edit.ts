import type { Problem } from '../base/problem.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { GraphDocument } from './GraphDocument.ts';

/** The document after an edit, or why the edit makes no sense. What the edit leaves alone keeps its identity. */
export type Edit = Result<GraphDocument, readonly Problem[]>;

/** The edit unless something speaks against it. */
export const unless = (problems: readonly Problem[], edit: () => GraphDocument): Edit =>
  problems.length > 0 ? err(problems) : ok(edit());
