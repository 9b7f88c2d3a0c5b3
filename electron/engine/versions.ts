import { cpus } from 'node:os';
import { appVersion } from './appVersion.ts';
import { tensorflowVersion, tf } from './backend.ts';

/** What a result depends on besides its settings. */
export const versions = (): Readonly<Record<string, string>> => ({
  lightweave: appVersion(),
  tensorflow: tensorflowVersion,
  tfjs: tf.version.tfjs,
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  processor: cpus()[0]?.model ?? 'unknown',
  threads: process.env['TF_NUM_INTRAOP_THREADS'] ?? String(cpus().length),
  onednn: process.env['TF_ENABLE_ONEDNN_OPTS'] ?? '0',
});
