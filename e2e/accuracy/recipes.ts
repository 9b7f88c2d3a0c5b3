/** A training whose result is published. */
export interface Recipe {
  readonly family: string;
  readonly variant: string;
  readonly dataset: 'mnist' | 'shapes';
  readonly epochs: number;
  /** What it needs besides, as options of `train`. */
  readonly options: readonly string[];
}

/** How long each family's small forms train: `mnist` on MNIST and `rgb32` on the generated shapes. */
const epochs: Readonly<Record<string, readonly [mnist: number, shapes: number]>> = {
  alexnet: [4, 10],
  capsnet: [8, 10],
  densenet: [5, 10],
  efficientnet: [4, 10],
  ghostnet: [4, 10],
  googlenet: [3, 10],
  mnasnet: [4, 10],
  'mobilenet-v1': [3, 10],
  'mobilenet-v2': [4, 10],
  'mobilenet-v3': [4, 10],
  resnet: [5, 10],
  'shufflenet-v1': [5, 10],
  'shufflenet-v2': [4, 10],
  squeezenet: [6, 10],
  vgg: [3, 10],
};

/** Sabour et al. 2017, section 5: images are shifted by up to two pixels each way. */
const asInThePaper = ['--augment', 'crop=2'];

export const smallForms: readonly Recipe[] = Object.entries(epochs).flatMap(([family, [mnist, shapes]]) => [
  {
    family,
    variant: 'mnist',
    dataset: 'mnist',
    epochs: mnist,
    options: family === 'capsnet' ? asInThePaper : [],
  } as const,
  { family, variant: 'rgb32', dataset: 'shapes', epochs: shapes, options: [] } as const,
]);

/** The network of the paper, with its decoder. */
export const fullCapsNet: Recipe = {
  family: 'capsnet',
  variant: 'capsnet-decoder',
  dataset: 'mnist',
  epochs: 3,
  options: asInThePaper,
};

export const recipes: readonly Recipe[] = [...smallForms, fullCapsNet];

/** The command that trains it: what anybody can type. */
export const commandOf = ({ family, variant, dataset, epochs: count, options }: Recipe): readonly string[] => [
  ...['train', family, '--variant', variant, '--dataset', dataset],
  ...['--epochs', String(count), '--schedule', 'cosine', ...options],
];

export const nameOf = ({ family, variant, dataset }: Recipe): string => `${dataset}/${family}-${variant}`;
