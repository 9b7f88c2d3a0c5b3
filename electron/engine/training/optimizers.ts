import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { OptimizerSettings } from '../../../shared/jobs/TrainSettings.ts';
import { tf } from '../backend.ts';

type Name = OptimizerSettings['name'];
type SettingsOf<Own extends Name> = Extract<OptimizerSettings, { name: Own }>;

/** One weight before a step, and what the optimizer remembers of it. */
interface Updating {
  readonly weight: Tensor;
  readonly gradient: Tensor;
  readonly slots: readonly Tensor[];
  /** Counted from 1. */
  readonly step: number;
  readonly learningRate: number;
}

interface Updated {
  readonly weight: Tensor;
  readonly slots: readonly Tensor[];
}

/** An update rule. Slots begin with zeros. */
interface Rule<Settings> {
  slots(settings: Settings): readonly string[];
  update(updating: Updating, settings: Settings): Updated;
}

const slot = ({ slots }: Updating, index: number): Tensor => required(slots[index], `slot ${index}`);

/** `keep * old + (1 - keep) * value` */
const average = (old: Tensor, value: Tensor, keep: number): Tensor =>
  tf.add(tf.mul(old, keep), tf.mul(value, 1 - keep));

function adam(updating: Updating, { beta1, beta2, epsilon }: Omit<SettingsOf<'adam'>, 'name'>): Updated {
  const { weight, gradient, step, learningRate } = updating;
  const first = average(slot(updating, 0), gradient, beta1);
  const second = average(slot(updating, 1), tf.square(gradient), beta2);
  const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  const change = tf.div(tf.mul(first, rate), tf.add(tf.sqrt(second), epsilon));
  return { weight: tf.sub(weight, change), slots: [first, second] };
}

const rules: { readonly [Own in Name]: Rule<SettingsOf<Own>> } = {
  sgd: {
    slots: ({ momentum }) => (momentum > 0 ? ['momentum'] : []),
    update(updating, { momentum, nesterov }) {
      const { weight, gradient, learningRate } = updating;
      const stride = tf.mul(gradient, learningRate);
      if (momentum === 0) return { weight: tf.sub(weight, stride), slots: [] };
      const velocity = tf.sub(tf.mul(slot(updating, 0), momentum), stride);
      const change = nesterov ? tf.sub(tf.mul(velocity, momentum), stride) : velocity;
      return { weight: tf.add(weight, change), slots: [velocity] };
    },
  },
  rmsprop: {
    slots: ({ momentum }) => (momentum > 0 ? ['meanSquare', 'momentum'] : ['meanSquare']),
    update(updating, { rho, momentum, epsilon }) {
      const { weight, gradient, learningRate } = updating;
      const meanSquare = average(slot(updating, 0), tf.square(gradient), rho);
      const change = tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(meanSquare, epsilon)));
      if (momentum === 0) return { weight: tf.sub(weight, change), slots: [meanSquare] };
      const velocity = tf.add(tf.mul(slot(updating, 1), momentum), change);
      return { weight: tf.sub(weight, velocity), slots: [meanSquare, velocity] };
    },
  },
  adam: { slots: () => ['first', 'second'], update: adam },
  adamw: { slots: () => ['first', 'second'], update: adam },
};

/** Decoupled (Loshchilov, Hutter 2019): the decay does not pass through what the optimizer remembers. */
function decayed(updating: Updating, settings: OptimizerSettings): Updating {
  const share = 'weightDecay' in settings ? settings.weightDecay * updating.learningRate : 0;
  return share === 0 ? updating : { ...updating, weight: tf.mul(updating.weight, 1 - share) };
}

/** Keras' optimizers, rule by rule. */
export interface Optimizer {
  /** What it remembers of each weight. */
  readonly slots: readonly string[];
  update(updating: Updating): Updated;
}

/** The rule that the settings name. */
export function createOptimizer(settings: OptimizerSettings): Optimizer {
  // The table pairs each name with its settings, which the compiler cannot follow through an index.
  const rule = rules[settings.name] as Rule<OptimizerSettings>;
  return { slots: rule.slots(settings), update: updating => rule.update(decayed(updating, settings), settings) };
}
