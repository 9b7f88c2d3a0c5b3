import { z } from 'zod';
import type { SerialisedError } from '../base/appError.ts';
import type { GraphDocument } from '../graph/GraphDocument.ts';
import type { DatasetDetails } from '../jobs/DatasetDetails.ts';
import { type DatasetImages, imagesRequestSchema } from '../jobs/DatasetImages.ts';
import type { DatasetInfo } from '../jobs/DatasetInfo.ts';
import type { Job } from '../jobs/Job.ts';
import type { JobEvent } from '../jobs/JobEvent.ts';
import { jobSpecSchema } from '../jobs/JobSpec.ts';
import { runLabelChangeSchema } from '../jobs/RunRecord.ts';
import type { RunDetail, RunList } from '../jobs/RunSummary.ts';
import { type Answer, questionSchema } from '../jobs/Question.ts';
import { splitSchema } from '../jobs/SplitName.ts';
import type { TemplateFile } from '../templates/TemplateFile.ts';
import type {
  AppInfo,
  EngineStatus,
  OpenedDocument,
  RecentFile,
  RecoveredDocument,
  SavedDocument,
} from './messages.ts';
import { type Settings, settingsSchema } from './Settings.ts';

/** One row of the contract: what the window may send, and (as a type only) what it gets back. */
interface Request<Input, Output> {
  readonly input: z.ZodType<Input>;
  readonly output?: Output;
}
const request =
  <Output>() =>
  <Input>(input: z.ZodType<Input>): Request<Input, Output> => ({ input });

const nothing = z.void();
const path = z.string().min(1).max(4096);
const text = z.string().max(64 * 1024 * 1024);
const documentId = z.string().min(1).max(64);
const jobId = z.string().min(1).max(64);
/** A name, and nothing that a path is made of. */
const run = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][\w.-]*$/);
const dataset = run;
const runs = z.array(run).min(1).max(10_000);

/**
 * Everything the window can ask of the main process: channel → input schema and output type. Preload, the main process
 * and the window's client all derive from this table; a missing handler does not compile.
 */
export const requests = {
  'app.info': request<AppInfo>()(nothing),
  /** The window has come this far; `time` in milliseconds since 1970. */
  'app.ready': request<void>()(z.strictObject({ mark: z.enum(['painted', 'interactive']), time: z.number() })),
  'settings.get': request<Settings>()(nothing),
  'settings.set': request<Settings>()(settingsSchema.partial()),

  /** Asks for a file; `null` when the dialog was cancelled. */
  'document.open': request<OpenedDocument | null>()(nothing),
  /** Opens a file from the recent list or one that was granted by a dialog, the command line or a drop. */
  'document.openPath': request<OpenedDocument>()(z.strictObject({ path })),
  /** Saves over `path`. `baseHash` is the hash the window last saw; `force` saves over a file changed meanwhile. */
  'document.save': request<SavedDocument>()(
    z.strictObject({ path, text, baseHash: z.string().nullable(), force: z.boolean() }),
  ),
  'document.saveAs': request<SavedDocument | null>()(z.strictObject({ text, suggestedName: z.string().max(256) })),
  'recent.list': request<readonly RecentFile[]>()(nothing),
  'recent.clear': request<void>()(nothing),

  /** Keeps an unsaved document safe; acknowledged once it is on disk. */
  'recovery.write': request<void>()(
    z.strictObject({
      id: documentId,
      name: z.string().max(256),
      text,
      path: path.nullable(),
      baseHash: z.string().nullable(),
    }),
  ),
  'recovery.list': request<readonly RecoveredDocument[]>()(nothing),
  'recovery.discard': request<void>()(z.strictObject({ id: documentId })),

  'template.list': request<readonly TemplateFile[]>()(nothing),
  'dataset.list': request<readonly DatasetInfo[]>()(nothing),
  'dataset.show': request<DatasetDetails>()(z.strictObject({ dataset })),
  /** The class of each image of a split. */
  'dataset.labels': request<Uint16Array>()(z.strictObject({ dataset, split: splitSchema })),
  'dataset.images': request<DatasetImages>()(imagesRequestSchema),
  /** Into the trash; `dataset.restore` brings it back. */
  'dataset.remove': request<void>()(z.strictObject({ dataset })),
  'dataset.restore': request<void>()(z.strictObject({ dataset })),
  /** Asks for something to import; `null` when the dialog was cancelled. */
  'dataset.chooseSource': request<string | null>()(z.strictObject({ kind: z.enum(['file', 'folder']) })),

  'job.start': request<{ readonly jobId: string }>()(
    z.strictObject({ title: z.string().max(256), spec: jobSpecSchema }),
  ),
  'job.cancel': request<void>()(z.strictObject({ jobId })),
  'job.pause': request<void>()(z.strictObject({ jobId })),
  'job.resume': request<void>()(z.strictObject({ jobId })),
  /** Puts a training that waits one place before (−1) or behind (1); the ids of all jobs in their new order. */
  'job.move': request<readonly string[]>()(z.strictObject({ jobId, by: z.union([z.literal(-1), z.literal(1)]) })),
  /** Asks a job of the kind `serve`. */
  'job.ask': request<Answer>()(z.strictObject({ jobId, question: questionSchema })),
  'job.list': request<readonly Job[]>()(nothing),
  /** Asks for the file of weights that a training begins with; `null` when the dialog was cancelled. */
  'job.chooseWeights': request<string | null>()(nothing),

  'run.list': request<RunList>()(z.strictObject({ from: z.enum(['runs', 'trash']) })),
  'run.show': request<RunDetail>()(z.strictObject({ run })),
  /** Changes its name, tags or notes. */
  'run.update': request<void>()(z.strictObject({ run, change: runLabelChangeSchema })),
  /** The network as it was trained, to be opened as a new document. */
  'run.document': request<GraphDocument>()(z.strictObject({ run })),
  /** Into the trash; `run.restore` brings them back, `run.purge` deletes them from there. */
  'run.trash': request<void>()(z.strictObject({ runs })),
  'run.restore': request<void>()(z.strictObject({ runs })),
  'run.purge': request<void>()(z.strictObject({ runs })),

  /** Asks for a folder to export to; `null` when cancelled. */
  'export.chooseFolder': request<string | null>()(nothing),
  /** Asks for a folder and writes the curves of a run there, for TensorBoard; answers it, or `null` when cancelled. */
  'export.metrics': request<string | null>()(z.strictObject({ run })),
  /** Shows a file or folder of the data root, or one the user chose, in the file browser. */
  'shell.reveal': request<void>()(z.strictObject({ path })),
  /** Opens a paper or documentation page in the user's browser; https and the allow-list only. */
  'shell.openLink': request<void>()(z.strictObject({ url: z.string().max(2048) })),
  'clipboard.write': request<void>()(z.strictObject({ text })),
  'clipboard.read': request<string>()(nothing),
  /** Title and unsaved mark of the window. */
  'window.describe': request<void>()(
    z.strictObject({ title: z.string().max(300), edited: z.boolean(), path: path.nullable() }),
  ),
  /** The window has put its unsaved work into recovery and may be closed. */
  'window.closeConfirmed': request<void>()(nothing),
} as const;

export type Channel = keyof typeof requests;
export type RequestInput<C extends Channel> =
  (typeof requests)[C] extends Request<infer Input, infer _> ? Input : never;
export type RequestOutput<C extends Channel> =
  (typeof requests)[C] extends Request<infer _, infer Output> ? Output : never;

/** Everything the main process tells the window, unasked. */
export interface Events {
  'job.event': JobEvent;
  'engine.status': EngineStatus;
  /** A menu item was chosen: the id of a command of the window. */
  'menu.command': { readonly id: string };
  /** A file came from the system: command line, second instance, file manager. */
  'document.opened': OpenedDocument;
  /** An operation outside any request failed (opening a file from the command line, say). */
  'app.failure': SerialisedError;
  /** The window is about to close: put unsaved work into recovery, then confirm. */
  'window.closing': Record<string, never>;
}
export type EventName = keyof Events;
