import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { required } from '../../../../shared/base/assert.ts';
import type { TrainingTask, TrainingTrace } from './TrainingTask.ts';

const program = fileURLToPath(new URL('../../../setup/testing/oracle.mjs', import.meta.url));

/**
 * Training by plain tfjs in a process of its own, where none of Lightweave's kernels and gradients are: gradients are
 * registered for a whole process.
 */
export class Oracle {
  readonly #process: ChildProcess = fork(program, { serialization: 'advanced' });
  readonly #ended = once(this.#process, 'exit').then(() => null);

  async train(task: TrainingTask): Promise<TrainingTrace> {
    this.#process.send(task);
    const answered = once(this.#process, 'message').then(([trace]) => trace as TrainingTrace);
    return required(await Promise.race([answered, this.#ended]), 'an answer of the oracle');
  }

  dispose(): void {
    this.#process.kill();
  }
}
