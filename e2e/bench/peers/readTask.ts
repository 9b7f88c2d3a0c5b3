import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import type { Task } from './writeTask.ts';

/** The task in the folder that this process was given. */
export function readTask(): Omit<Task, 'use'> {
  const folder = required(process.argv[2], 'a folder with a task');
  // Written by this very program.
  const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as LayerPlan;
  const { examples, batch, epochs } = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8')) as Task;
  return { plan, examples, batch, epochs };
}
