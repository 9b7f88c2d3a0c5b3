import { useStore } from 'zustand';
import { z } from 'zod';
import { useShallow } from 'zustand/react/shallow';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { Settings } from '../../shared/ipc/Settings.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { defaultTrainSettings, trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';
import { isFrozen } from '../../shared/training/isFrozen.ts';
import { isModelFile } from '../../shared/training/isModelFile.ts';
import { fitDocument } from '../../shared/lowering/fitDocument.ts';
import { currentDocument, documents } from './documents.ts';
import { activeDocument, type OpenDocument } from './OpenDocument.ts';
import { changeSettings, settingsStore, useSetting } from './settings.ts';

const formSchema = z.strictObject({
  /** Null until somebody chooses: then the dataset that fits the network best is meant. */
  chosenDataset: z.string().nullable(),
  options: trainSettingsSchema.omit({ dataset: true }),
});
type TrainForm = z.infer<typeof formSchema>;
export type TrainOptions = TrainForm['options'];

const { dataset: _dataset, ...defaults } = defaultTrainSettings('-');
export const defaultOptions: TrainOptions = defaults;
const defaultForm: TrainForm = { chosenDataset: null, options: defaultOptions };

/** Forms of more documents than these are forgotten, the oldest first. */
const rememberedForms = 50;

/** What a document is remembered by: its file; until there is one, its name. The first counts, if it is known. */
const keysOf = (open: OpenDocument | null): readonly string[] =>
  [open?.path, open?.history.present.name, ''].filter(isKey);

const isKey = (key: string | null | undefined): key is string => key !== null && key !== undefined;

const formOf = (forms: Settings['trainForms'], keys: readonly string[]): TrainForm =>
  readForm(forms[keys.find(key => Object.hasOwn(forms, key)) ?? '']);

const read = new WeakMap<object, TrainForm>();

/** The app may read what people have pointed at since its start, and nothing that was remembered from before. */
const chosenFiles = new Set<string>();

function withoutForgottenFile(form: TrainForm): TrainForm {
  const { from } = form.options;
  const isForgotten = from !== null && isModelFile(from) && !chosenFiles.has(from);
  return isForgotten ? { ...form, options: { ...form.options, from: null } } : form;
}

/** What was remembered, read once; what an older version wrote, or nobody did, becomes the default. */
function readForm(remembered: unknown): TrainForm {
  if (typeof remembered !== 'object' || remembered === null) return defaultForm;
  const known = read.get(remembered);
  if (known !== undefined) return known;
  const form = withoutForgottenFile(formSchema.safeParse(remembered).data ?? defaultForm);
  read.set(remembered, form);
  return form;
}

/** What the next run of the document in front will be trained with. */
export const currentForm = (): TrainForm =>
  formOf(settingsStore.getState().settings.trainForms, keysOf(currentDocument()));

export function useTrainForm(): TrainForm {
  const keys = useStore(
    documents.store,
    useShallow(state => keysOf(activeDocument(state))),
  );
  return formOf(useSetting('trainForms'), keys);
}

export const useTrainOptions = (): TrainOptions => useTrainForm().options;

/** Whether the next run of the document in front leaves the weights of a node as they are. */
export function useIsFrozen(node: string): boolean {
  const { freeze } = useTrainOptions();
  return isFrozen(freeze, node);
}

function changeForm(change: Partial<TrainForm>): void {
  const [key = ''] = keysOf(currentDocument());
  const { [key]: _old, ...others } = settingsStore.getState().settings.trainForms;
  const kept = Object.entries(others).slice(1 - rememberedForms);
  changeSettings({ trainForms: { ...Object.fromEntries(kept), [key]: { ...currentForm(), ...change } } });
}

export const changeTrainOptions = (change: Partial<TrainOptions>): void =>
  changeForm({ options: { ...currentForm().options, ...change } });

/** Lets the next run begin with a file of weights that was chosen just now. */
export function beginWithFile(path: string): void {
  chosenFiles.add(path);
  changeTrainOptions({ from: path });
}

export const resetTrainOptions = (): void => changeForm({ options: defaultOptions });

export const chooseDataset = (chosenDataset: string): void => changeForm({ chosenDataset });

/** The chosen dataset, or else the one that asks for the fewest changes of the network. */
export function pickDataset(
  datasets: readonly DatasetInfo[],
  chosen: string | null,
  document: GraphDocument | undefined,
): DatasetInfo | null {
  const wanted = datasets.find(({ id }) => id === chosen);
  if (wanted !== undefined || document === undefined) return wanted ?? datasets[0] ?? null;
  const misfits = (dataset: DatasetInfo) =>
    fitDocument(document, dataset).problems.length + (dataset.missing === null ? 0 : 10);
  return [...datasets].sort((a, b) => misfits(a) - misfits(b))[0] ?? null;
}
