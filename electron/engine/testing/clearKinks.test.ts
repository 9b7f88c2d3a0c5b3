import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { type Followed, Network } from '../model/Network.ts';
import { clearKinks } from './clearKinks.ts';
import { templateDocument } from './templateDocument.ts';

const jumps = { relu: [0], relu6: [0, 6] } as const;

test.each(['resnet', 'densenet', 'mobilenet-v2', 'shufflenet-v1'])('no value of %s stands at a kink', family => {
  const plan = requirePlan(templateDocument(family, 'mnist'));
  tf.tidy(() => {
    const { height, width, channels } = plan.input;
    const pass = {
      images: tf.randomUniform([4, height, width, channels], 0, 1, 'float32', 1),
      labels: tf.tensor1d([0, 1, 2, 3], 'int32'),
      seed: tf.tensor1d([1, 1], 'int32'),
    };
    const network = new Network(plan, weight => drawWeight(weight, 11));
    // Sums and normalised values; what is pooled after a ReLU can only be zero where all of it is.
    const fronts = plan.layers.flatMap(layer => {
      if (layer.type !== 'Activation' || (layer.params.activation !== 'relu' && layer.params.activation !== 'relu6'))
        return [];
      const name = required(layer.inputs[0], 'an input');
      const source = plan.layers.find(candidate => candidate.name === name);
      return source?.type === 'Concatenate' ? [] : [{ name, at: jumps[layer.params.activation] }];
    });
    const nearest = (): number => {
      const followed = new Map<string, Followed>();
      const outputs = network.run(
        pass.images,
        fronts.map(({ name }) => name),
        { ...pass, followed },
      );
      tf.dispose([...followed.values()].map(({ value }) => value));
      const gaps = fronts.flatMap(({ at }, index) =>
        at.map(jump => tf.min(tf.abs(tf.sub(required(outputs[index], 'an output'), jump))).dataSync()[0] ?? 0),
      );
      return Math.min(...gaps);
    };
    expect(nearest()).toBeLessThan(1e-5);
    clearKinks(network, pass);
    expect(nearest()).toBeGreaterThan(1e-5);
    network.dispose();
  });
});
