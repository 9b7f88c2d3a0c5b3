import type { PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { kerasRoles } from './kerasRoles.ts';

type Weight = Pick<NamedValues, 'name' | 'shape'>;

/** The weights of one layer, by what they are. */
type Layer = ReadonlyMap<string, Weight>;
type Pair = readonly [ours: Layer, theirs: Layer];

/**
 * What the weights of a foreign file (`conv2d_1/kernel`, `batch_normalization/gamma`) are called in a network, by their own
 * names. Of layers of one kind, which have the same weights of as many extents, those of equal shapes belong together in
 * their order, where both sides have as many of them; then the rest of the kind, likewise, though shapes differ. What is
 * left gets no name, and neither does a layer of which a name is on both sides. Layers that stand side by side with equal
 * shapes can only be told apart by their order.
 */
export function adoptNames(wanted: readonly PlanWeight[], given: readonly NamedValues[]): ReadonlyMap<string, string> {
  const ours = layersOf(wanted, strangersTo(given));
  const theirs = layersOf(given, strangersTo(wanted));
  const sameShapes = pairInOrder(ours, theirs, signatureOf);
  const paired = new Set<Layer>(sameShapes.flat());
  const isLeft = (layer: Layer): boolean => !paired.has(layer);
  const others = pairInOrder(ours.filter(isLeft), theirs.filter(isLeft), kindOf);
  return new Map([...sameShapes, ...others].flatMap(namesOf));
}

const strangersTo = (others: readonly Weight[]): ((layer: Layer) => boolean) => {
  const names = new Set(others.map(({ name }) => name));
  return layer => ![...layer.values()].some(({ name }) => names.has(name));
};

/** Layers in the order of their first weights: files list moving averages after everything else. */
function layersOf(weights: readonly Weight[], isTaken: (layer: Layer) => boolean): readonly Layer[] {
  const layers = new Map<string, Map<string, Weight>>();
  for (const weight of weights) {
    const end = weight.name.lastIndexOf('/');
    const [name, role] = [weight.name.slice(0, Math.max(0, end)), weight.name.slice(end + 1)];
    const layer = layers.get(name) ?? new Map<string, Weight>();
    layers.set(name, layer.set(ownRole(role), weight));
  }
  return [...layers.values()].filter(isTaken);
}

const ownRoles = new Map(Object.entries(kerasRoles).map(([own, keras]) => [keras, own]));

/** TensorFlow numbers the outputs of a variable: `kernel:0`. */
function ownRole(word: string): string {
  const role = word.replace(/:\d+$/, '');
  return ownRoles.get(role) ?? role;
}

const describe = (layer: Layer, tell: (weight: Weight) => unknown): string =>
  JSON.stringify([...layer].map(([role, weight]) => [role, tell(weight)]).toSorted());
const signatureOf = (layer: Layer): string => describe(layer, ({ shape }) => shape);
const kindOf = (layer: Layer): string => describe(layer, ({ shape }) => shape.length);

/** Those with one key, first with first, second with second, where there are as many on both sides. */
function pairInOrder(ours: readonly Layer[], theirs: readonly Layer[], keyOf: (layer: Layer) => string): Pair[] {
  const foreign = groupBy(theirs, keyOf);
  return [...groupBy(ours, keyOf)].flatMap(([key, layers]) => {
    const others = foreign.get(key) ?? [];
    return others.length === layers.length ? layers.map((layer, place): Pair => [layer, others[place] ?? layer]) : [];
  });
}

function groupBy(layers: readonly Layer[], keyOf: (layer: Layer) => string): ReadonlyMap<string, readonly Layer[]> {
  const groups = new Map<string, Layer[]>();
  for (const layer of layers) {
    const group = groups.get(keyOf(layer)) ?? [];
    groups.set(keyOf(layer), group);
    group.push(layer);
  }
  return groups;
}

const namesOf = ([ours, theirs]: Pair): readonly (readonly [string, string])[] =>
  [...theirs].flatMap(([role, { name }]) => {
    const own = ours.get(role);
    return own ? [[name, own.name] as const] : [];
  });
