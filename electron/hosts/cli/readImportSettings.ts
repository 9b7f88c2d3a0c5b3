import { z } from 'zod';
import { describeValue, expectedBy } from '../../../shared/graph/describeIssue.ts';
import { valueAt } from '../../../shared/graph/issueProblems.ts';
import { type ImportSettings, importSettingsSchema } from '../../../shared/jobs/ImportSettings.ts';
import { parseValue } from './parseValue.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

const typed = z.string().optional();

/** The options of `datasets import` that make its settings, as typed. */
export const importOptions = {
  name: typed,
  format: typed,
  size: typed,
  resize: typed,
  channels: typed,
  testSplit: typed,
  validationSplit: typed,
  seed: typed,
  labelKind: typed,
};
export type ImportOptions = z.infer<z.ZodObject<typeof importOptions>>;

const words = new Set(['name', 'format', 'resize', 'labelKind']);

/** Settings from options; only what was typed is set. @throws AppError `cli/usage` naming the first option that is wrong. */
export function readImportSettings(
  { size, ...options }: ImportOptions,
  session: Pick<Session, 'text'>,
): ImportSettings {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, words.has(name) ? value : parseValue(value)] as const],
  );
  const settings = { ...Object.fromEntries(given), ...(size === undefined ? {} : { size: parseSize(size) }) };
  const result = importSettingsSchema.safeParse(settings);
  if (result.success) return requireTraining(result.data, session);
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  const option = `--${String(path[0] ?? '').replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
  const received = path[0] === 'size' ? size : valueAt(settings, path);
  const expected = path[0] === 'size' ? '32x32, 1 … 1024' : issue ? expectedBy(issue, received) : '';
  throw usageError(session, 'cli.usage.value', { option, expected, received: describeValue(received) });
}

/** That the splits leave something to train on. */
function requireTraining(settings: ImportSettings, session: Pick<Session, 'text'>): ImportSettings {
  const { testSplit, validationSplit } = settings;
  if (testSplit + validationSplit < 1) return settings;
  const values = { option: '--validation-split', expected: '--test-split + --validation-split < 1' };
  throw usageError(session, 'cli.usage.value', { ...values, received: `${testSplit} + ${validationSplit}` });
}

/** `32`, `32x48`, `32×48`: height, then width. */
function parseSize(text: string): unknown {
  const [, height, width = height] = /^\s*(\d+)(?:\s*[x×]\s*(\d+))?\s*$/i.exec(text) ?? [];
  return height === undefined ? text : { height: Number(height), width: Number(width) };
}
