import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PixelImage } from '../../shared/jobs/PixelImage.ts';
import type { AnswerTo, ServedNetwork } from '../../shared/jobs/Question.ts';
import { announce } from '../stores/notices.ts';
import { served } from '../stores/served.ts';
import { createLatest } from './createLatest.ts';
import { imageOfFile } from './imageOfFile.ts';

/** An image to be tried; `truth` is its class, where that is known. */
interface TrialImage {
  readonly id: string;
  readonly image: PixelImage;
  readonly truth: number | null;
}

export type Source = 'draw' | 'images';

interface TrialState {
  /** Null until somebody chooses: then the network's data decide. */
  readonly source: Source | null;
  readonly images: readonly TrialImage[];
  readonly chosen: string | null;
  readonly layer: string | null;
  /** What the network said last, and what it was shown. */
  readonly answer: { readonly image: PixelImage; readonly said: AnswerTo<'classify'> } | null;
}

const nothing: TrialState = { source: null, images: [], chosen: null, layer: null, answer: null };

export const trial = createStore<TrialState>(() => nothing);

export const useTrial = (): TrialState => useStore(trial);

/** Whatever was shown to another network has another size. */
served.store.subscribe(({ model }, before) => {
  if (model?.run !== before.model?.run) trial.setState({ images: [], chosen: null, layer: null, answer: null });
});

const classifyLatest = createLatest<PixelImage>(async image => {
  const said = await served.ask({ kind: 'classify', image, layer: trial.getState().layer });
  if (said !== null) trial.setState({ answer: { image, said } });
});

/** Shows the network an image; while it thinks, only the last one counts. */
export const show = (image: PixelImage): void => classifyLatest(image);

export const showNothing = (): void => trial.setState({ answer: null });

export const chooseSource = (source: Source): void => trial.setState({ source, chosen: null, answer: null });

/** Looks into a layer: of the image that is shown, and of those to come. */
export function chooseLayer(layer: string | null): void {
  const { answer, layer: before } = trial.getState();
  if (layer === before) return;
  trial.setState({ layer });
  if (answer !== null) show(answer.image);
}

export function chooseImage(id: string): void {
  const found = trial.getState().images.find(image => image.id === id);
  if (found === undefined) return;
  trial.setState({ chosen: id });
  show(found.image);
}

function takeImages(images: readonly TrialImage[]): void {
  trial.setState({ images, source: 'images' });
  const [first] = images;
  if (first !== undefined) chooseImage(first.id);
}

/** Takes images from test examples. `examples` come as the network's dataset has them. */
export function takeExamples(
  { height, width, channels, pixels, labels }: AnswerTo<'examples'>,
  indices: readonly number[],
): void {
  const size = height * width * channels;
  takeImages(
    indices.map((index, position) => ({
      id: `#${index}`,
      image: {
        name: `#${index}`,
        height,
        width,
        channels,
        pixels: pixels.slice(position * size, (position + 1) * size),
      },
      truth: labels[position] ?? null,
    })),
  );
}

const sampled = 24;

/** Shows some test images, other ones each time. */
export async function drawSample({ dataset }: ServedNetwork): Promise<void> {
  if (dataset.testExamples === 0) return;
  const indices = Array.from({ length: Math.min(sampled, dataset.testExamples) }, () =>
    Math.floor(Math.random() * dataset.testExamples),
  );
  const examples = await served.ask({ kind: 'examples', indices: [...new Set(indices)] });
  if (examples !== null) takeExamples(examples, [...new Set(indices)]);
}

/** Takes the files that are images; the others are named. */
export async function takeFiles(files: readonly File[], network: ServedNetwork): Promise<void> {
  const taken: TrialImage[] = [];
  for (const [index, file] of files.entries()) {
    try {
      taken.push({ id: `${file.name} ${index}`, image: await imageOfFile(file, network), truth: null });
    } catch {
      announce({ kind: 'text', key: 'try.unreadable', values: { file: file.name } }, { tone: 'warning' });
    }
  }
  if (taken.length > 0) takeImages(taken);
}
