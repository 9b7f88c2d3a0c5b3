import { required } from '../base/assert.ts';
import type { PlanLayer } from '../lowering/LayerPlan.ts';

/** For every channel, the inputs that it depends on. */
type Reach = readonly ReadonlySet<number>[];

/**
 * Which of the channels of `input` (the name of a layer outside) each output channel of the last layer depends on, by
 * what the layers connect; `isShuffled` false leaves channel shuffles out, as if they were not there.
 */
export function channelReach(layers: readonly PlanLayer[], channels: number, isShuffled = true): Reach {
  const inside = new Set(layers.map(({ name }) => name));
  const input: Reach = Array.from({ length: channels }, (_, channel) => new Set([channel]));
  const reaches = new Map<string, Reach>();
  const reachOf = (name: string): Reach => (inside.has(name) ? required(reaches.get(name), name) : input);
  for (const layer of layers) {
    reaches.set(layer.name, reachThrough(layer, layer.inputs.map(reachOf), isShuffled));
  }
  return reachOf(required(layers.at(-1), 'a last layer').name);
}

const union = (sets: readonly ReadonlySet<number>[]): ReadonlySet<number> => new Set(sets.flatMap(set => [...set]));

function reachThrough(layer: PlanLayer, inputs: readonly Reach[], isShuffled: boolean): Reach {
  const [first = [], ...others] = inputs;
  switch (layer.type) {
    case 'Conv2D': {
      const { groups, filters } = layer.params;
      const size = first.length / groups;
      const seen = Array.from({ length: groups }, (_, group) => union(first.slice(group * size, (group + 1) * size)));
      return Array.from({ length: filters }, (_, filter) => seen[Math.floor((filter * groups) / filters)] ?? new Set());
    }
    case 'ChannelShuffle': {
      if (!isShuffled) return first;
      const { groups } = layer.params;
      const size = first.length / groups;
      return first.map((_, channel) => {
        return first[(channel % groups) * size + Math.floor(channel / groups)] ?? new Set();
      });
    }
    case 'ChannelSlice':
      return first.slice(layer.params.start, layer.params.start + layer.params.count);
    case 'Concatenate':
      return inputs.flat();
    case 'Add':
      return first.map((set, channel) => union([set, ...others.map(other => other[channel] ?? new Set<number>())]));
    default:
      // Everything else in these units works on each channel by itself.
      return first;
  }
}
