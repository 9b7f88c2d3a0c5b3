import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-node';
import { AppError } from '../../../shared/base/appError.ts';
import { assert } from '../../../shared/base/assert.ts';
import { makeFolder } from '../../files/makeFolder.ts';
import { systemReason } from '../../files/systemError.ts';
import { writeAtomic } from '../../files/writeAtomic.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import { portableModel } from '../model/portableModel.ts';
import { exportDifference } from './exportDifference.ts';

/** What is known of a network besides its layers and weights. */
export interface ExportedFrom {
  readonly generator: string;
  readonly run: string;
  readonly dataset: string;
  readonly labels: readonly string[];
}

export interface ExportedFiles {
  /** Names inside the folder, the one to open first. */
  readonly files: readonly string[];
  readonly bytes: number;
}

/** In terms of the largest output: far above rounding, far below a mistake. */
const tolerance = 1e-3;

const modelFile = 'model.json';
const weightFile = (hash: string): string => `weights-${hash.slice(0, 12)}.bin`;
const isWeightFile = (name: string): boolean => /^weights-[0-9a-f]{12}\.bin$/.test(name);

/**
 * Writes a network as a tfjs layers model: `model.json` and one file of weights, named by its content, which is written
 * first. So the folder holds a whole model at any moment, the old one or the new one. Before that, it has to answer as the
 * network does.
 * @throws AppError `export/failed`
 */
export async function exportTfjsLayers(network: Network, folder: string, from: ExportedFrom): Promise<ExportedFiles> {
  const { modelTopology, weightSpecs, weights } = await artifactsOf(network, folder);
  const weightName = weightFile(createHash('sha256').update(weights).digest('hex'));
  const model = {
    format: 'layers-model',
    generatedBy: from.generator,
    convertedBy: null,
    modelTopology,
    weightsManifest: [{ paths: [weightName], weights: weightSpecs }],
    userDefinedMetadata: { lightweave: metadataOf(network, from) },
  };
  const text = new TextEncoder().encode(JSON.stringify(model));
  try {
    await makeFolder(folder);
    await writeAtomic(join(folder, weightName), weights);
    await writeAtomic(join(folder, modelFile), text);
    const old = (await readdir(folder)).filter(name => isWeightFile(name) && name !== weightName);
    for (const name of old) await rm(join(folder, name), { force: true });
  } catch (thrown) {
    throw new AppError('export/failed', { folder, reason: systemReason(thrown) }, thrown);
  }
  return { files: [modelFile, weightName], bytes: text.length + weights.length };
}

/** How images become what the network takes, in the order of the steps, and what its outputs mean. */
function metadataOf({ plan }: Network, { run, dataset, labels }: ExportedFrom) {
  const { height, width, channels, normalisation, resize } = plan.input;
  return {
    run,
    dataset,
    labels,
    input: { height, width, channels, resize, pixels: '0..255', normalisation },
    outputs: plan.heads.filter(({ use }) => use === 'always').map(({ layer, loss }) => ({ layer, loss })),
  };
}

type Artifacts = Parameters<Parameters<typeof tf.io.withSaveHandler>[0]>[0];

async function artifactsOf(network: Network, folder: string) {
  const model: LayersModel = portableModel(network);
  try {
    const difference = exportDifference(network, model);
    if (difference > tolerance) {
      const reason = `it would answer differently, by ${difference.toPrecision(2)} of the largest output`;
      throw new AppError('export/failed', { folder, reason });
    }
    const saved = await new Promise<Artifacts>((resolve, reject) => {
      const handler = tf.io.withSaveHandler(artifacts => {
        resolve(artifacts);
        const modelArtifactsInfo = { dateSaved: new Date(), modelTopologyType: 'JSON' } as const;
        return Promise.resolve({ modelArtifactsInfo });
      });
      model.save(handler).catch(reject);
    });
    const { modelTopology, weightSpecs, weightData } = saved;
    assert(weightSpecs && weightData, 'a saved model has weights');
    return { modelTopology, weightSpecs, weights: new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData)) };
  } finally {
    model.dispose();
  }
}
