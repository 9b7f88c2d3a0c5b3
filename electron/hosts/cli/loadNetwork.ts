import { existsSync } from 'node:fs';
import { AppError } from '../../../shared/base/appError.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { setArguments } from '../../../shared/templates/setArguments.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { readDocument } from '../../files/readDocument.ts';
import { findTemplate, loadTemplates } from './loadTemplates.ts';
import { parseAssignments } from './parseAssignments.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

interface NetworkInput {
  readonly network: string;
  readonly variant?: string | undefined;
  readonly set: readonly string[];
}

/** A document, and what was damaged in its file and is left out. */
export interface Network {
  readonly document: GraphDocument;
  readonly problems: readonly Problem[];
}

/** The network that a command line names: a variant of a template, or a file, with the values of `--set`. */
export async function loadNetwork({ network, variant, set }: NetworkInput, session: Session): Promise<Network> {
  const values = parseAssignments(set, session);
  const templates = await loadTemplates(session);
  const isTemplate = templates.some(({ id }) => id === network);
  if (!isTemplate && (/[\\/]|\.(lightweave|json)$/.test(network) || existsSync(network))) {
    if (variant !== undefined) throw usageError(session, 'cli.usage.variantOfFile', { file: network });
    const { document, problems } = await readDocument(network);
    return { document: accept(setArguments(document, values), session), problems };
  }
  const template = findTemplate(templates, network);
  return { document: accept(instantiate(template, knownVariant(template, variant), values), session), problems: [] };
}

function knownVariant(template: TemplateFile, variant: string | undefined): string | undefined {
  if (variant === undefined || Object.hasOwn(template.variants, variant)) return variant;
  const known = Object.keys(template.variants).join(', ');
  throw new AppError('template/unknownVariant', { template: template.id, variant, known });
}

/** Values of `--set` that do not fit are mistakes in the command line. */
function accept(result: Result<GraphDocument, readonly Problem[]>, { translator }: Session): GraphDocument {
  if (result.ok) return result.value;
  throw new AppError('cli/usage', { message: result.error.map(found => translator.problem(found)).join('\n') });
}
