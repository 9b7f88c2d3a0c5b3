import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requirePlan } from '../../../electron/engine/jobs/requirePlan.ts';
import { readTemplates } from '../../../electron/files/readTemplates.ts';
import { assert } from '../../../shared/base/assert.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { type Task, writeTask } from './writeTask.ts';

/** The families that are measured, in the form for 32 x 32 colour images. */
export const families = [
  'resnet',
  'densenet',
  'squeezenet',
  'vgg',
  'googlenet',
  'efficientnet',
  'capsnet',
  'mobilenet-v1',
  'mobilenet-v2',
  'shufflenet-v1',
  'shufflenet-v2',
  'mnasnet',
] as const;

/** Writes the task of one family after another into a folder and lets `measure` do it. */
export async function withTasks(
  names: readonly string[],
  settings: Omit<Task, 'plan'>,
  measure: (family: string, task: Task, folder: string) => Promise<void>,
): Promise<void> {
  const templates = await readTemplates('templates');
  const root = await mkdtemp(join(tmpdir(), 'lightweave-bench-'));
  try {
    for (const family of names) {
      const template = templates.find(({ id }) => id === family);
      const document = template && instantiate(template, 'rgb32');
      assert(document?.ok, `${family} has a form for small colour images`);
      const task = { ...settings, plan: requirePlan(document.value) };
      const folder = join(root, family);
      writeTask(folder, task);
      await measure(family, task, folder);
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
