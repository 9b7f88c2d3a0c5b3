import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { elementCount } from '../../../shared/base/shape.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { because, type Reason, reasonValues } from '../../../shared/text/Reason.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import { systemReason } from '../../files/systemError.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { decodeSafetensors } from '../../runs/safetensors.ts';
import { kerasRoles } from './kerasRoles.ts';

/** The part of a tfjs `model.json` that says where the weights are. */
const modelSchema = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.number().int().min(0)),
          dtype: z.literal('float32'),
          quantization: z.undefined().optional(),
        }),
      ),
    }),
  ),
});
type Group = z.infer<typeof modelSchema>['weightsManifest'][number];

const unreadable = (file: string, reason: Reason, cause?: unknown): AppError =>
  new AppError('model/unreadable', { ...reasonValues(reason), file }, cause);

const read = (file: string): Promise<Uint8Array> =>
  nodeFileSystem.read(file).catch((thrown: unknown) => {
    throw unreadable(file, { reason: systemReason(thrown) }, thrown);
  });

/**
 * The weights of a safetensors file or of a tfjs layers model (`model.json` with its files beside it), under the names
 * that a plan has for them where it knows them. @throws AppError `model/unreadable`
 */
export async function readModelFile(file: string, plan: LayerPlan): Promise<readonly NamedValues[]> {
  if (file.toLowerCase().endsWith('.safetensors')) {
    const decoded = decodeSafetensors(await read(file));
    if (decoded.ok) return decoded.value;
    throw unreadable(file, decoded.error);
  }
  const groups = parseModel(file, new TextDecoder().decode(await read(file)));
  const names = portableNames(plan);
  const values: NamedValues[] = [];
  for (const group of groups) {
    const parts = await Promise.all(group.paths.map(path => read(join(dirname(file), path))));
    for (const value of splitGroup(file, group, Buffer.concat(parts))) {
      values.push({ ...value, name: names.get(value.name) ?? value.name });
    }
  }
  return values;
}

function parseModel(file: string, text: string): readonly Group[] {
  try {
    return modelSchema.parse(JSON.parse(text)).weightsManifest;
  } catch (thrown) {
    throw unreadable(file, because('model.noLayers'), thrown);
  }
}

/** The values of a group lie one after the other. */
function splitGroup(file: string, { weights }: Group, bytes: Uint8Array): readonly NamedValues[] {
  let end = 0;
  return weights.map(({ name, shape }) => {
    const start = end;
    end += 4 * elementCount(shape);
    if (end > bytes.length) throw unreadable(file, because('model.cutValues', { name }));
    // A copy, because values must be aligned.
    return { name, shape, values: new Float32Array(Uint8Array.from(bytes.subarray(start, end)).buffer) };
  });
}

/** By what the weights of a plan are called in a model of standard layers: the plan's own names. */
const portableNames = (plan: LayerPlan): ReadonlyMap<string, string> =>
  new Map(
    plan.layers.flatMap(layer =>
      layer.weights.map(({ name, role }) => [`${layer.name}/${kerasRoles[role] ?? role}`, name] as const),
    ),
  );
