import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { neededLayers } from '../../../electron/engine/model/neededLayers.ts';
import { marginsOf, type Placement, placeWindow } from '../../../electron/engine/model/windows.ts';
import { withoutLabel } from '../../../electron/engine/model/withoutLabel.ts';
import { headLosses } from '../../../electron/engine/training/losses.ts';
import { prepareImages } from '../../../electron/engine/training/prepareImages.ts';
import { assert } from '../../../shared/base/assert.ts';
import { elementCount, type Shape } from '../../../shared/base/shape.ts';
import { featureMap } from '../../../shared/layers/featureMap.ts';
import type { Window } from '../../../shared/layers/spatial.ts';
import type { LayerPlan, PlanLayer } from '../../../shared/lowering/LayerPlan.ts';
import { taskDataset } from './taskDataset.ts';

/** A network and how many of the generated images go through it, for whoever trains it or runs it. */
export interface Task {
  readonly plan: LayerPlan;
  readonly examples: number;
  readonly batch: number;
  readonly epochs: number;
  /** Whether the heads that training alone has are part of it. */
  readonly use: 'training' | 'evaluation';
}

/** What slides in a layer, if anything does. */
function windowOf({ type, params }: PlanLayer): Window | undefined {
  if (type === 'Conv2D' || type === 'DepthwiseConv2D') return params;
  if (type === 'MaxPooling2D' || type === 'AveragePooling2D') return { ...params, kernelSize: params.poolSize };
  return undefined;
}

/** How Keras is told about a window (`padding`, after `margins` of zeros), and the zeros that are really there. */
function describeWindow(layer: PlanLayer) {
  const window = windowOf(layer);
  if (!window) return {};
  const input = featureMap(layer.type, layer.inputShapes);
  assert(input.ok, `${layer.name} slides over a map`);
  const zeros = marginsOf(input.value, window);
  const placed = placeWindow(input.value, window);
  if (layer.type !== 'AveragePooling2D') return { window: { ...placed, zeros } };
  // Keras leaves the zeros of `same` out of the mean.
  const counted: Placement = { padding: 'valid', margins: zeros };
  const placement = layer.params.countIncludePad && placed.padding === 'same' ? counted : placed;
  assert(layer.params.countIncludePad || placement.margins === null, 'Keras has no such mean');
  return { window: { ...placement, zeros } };
}

const describeLayer = (layer: PlanLayer): object => {
  const { name, type, params, inputs, inputShapes, shape } = layer;
  return { name, type, params, inputs, inputShapes, shape, ...describeWindow(layer) };
};

function needed(plan: LayerPlan, use: Task['use']): readonly PlanLayer[] {
  const outputs = headLosses(plan, use).map(({ layer }) => layer);
  return neededLayers(use === 'training' ? plan.layers : withoutLabel(plan.layers), outputs);
}

/** All weights of the layers that a task has, trained or not. */
export const countParams = ({ plan, use }: Pick<Task, 'plan' | 'use'>): number =>
  needed(plan, use)
    .flatMap(({ weights }) => weights)
    .reduce((sum, { shape }) => sum + elementCount(shape), 0);

/**
 * Leaves in a folder `task.json`, which says all in plain layers, `plan.json`, `images.f32` as the network sees them, and
 * `labels.i32`.
 */
export function writeTask(folder: string, { plan, examples, batch, epochs, use }: Task): void {
  const { height, width, channels, classes } = plan.input;
  const heads = headLosses(plan, use).map(({ head: { loss, weight }, layer }) => ({ layer, loss, weight }));
  const layers = needed(plan, use);
  const image: Shape = [height, width, channels];
  const task = { layers: layers.map(describeLayer), heads, image, classes, examples, batch, epochs };
  const { images: bytes, labels } = taskDataset(examples).split;
  const prepared = prepareImages({ bytes, count: examples, height, width, channels }, plan.input);
  const pixels = prepared.dataSync<'float32'>();
  prepared.dispose();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'task.json'), JSON.stringify(task));
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  writeFileSync(join(folder, 'images.f32'), pixels);
  writeFileSync(join(folder, 'labels.i32'), Int32Array.from(labels));
}
