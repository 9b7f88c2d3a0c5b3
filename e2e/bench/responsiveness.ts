import { required } from '../../shared/base/assert.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { readTemplates } from '../../electron/files/readTemplates.ts';
import { variantDocument } from './editing/variantDocument.ts';
import { BenchReport } from './report/BenchReport.ts';
import { percentile } from './report/statistics.ts';
import { type Round, timeRound } from './responsiveness/timeRound.ts';

/*
 * How long the window takes from a key to the painted frame while it trains on all cores, beside the same window before or
 * after the training: the engine runs at a lower priority, so that the window hardly feels it.
 */
const rounds = 6;
/** Milliseconds that a training may add. */
const margin = 20;

const keys = [
  { id: 'nudge', what: 'a node is nudged' },
  { id: 'edit', what: 'the filters of the first convolution are edited' },
] as const;
const shares = [
  { id: 'p50', share: 0.5, what: 'half of the keys' },
  { id: 'p95', share: 0.95, what: '95 % of the keys' },
] as const;

const report = new BenchReport('responsiveness');
const document = await readDocument();
const measured: Round[] = [];
for (let round = 0; round < rounds; round += 1) {
  measured.push(await timeRound(document, round % 2 === 0));
  console.log(`round ${round + 1} of ${rounds}`);
}
for (const key of keys) {
  for (const { id, share, what } of shares) {
    const at = (when: keyof Round): number[] => measured.map(round => percentile(round[when][key.id], share));
    report.add(
      {
        id: `${key.id}-${id}`,
        what: `While MobileNetV1 trains, ${key.what}: painted within, ${what}`,
        unit: 'ms',
        better: 'lower',
        ours: at('training'),
        peer: at('idle'),
        peerName: 'the same window, idle',
      },
      { margin },
    );
  }
}

/** MobileNetV1 for 28 x 28 grey images, with a number where its first convolution follows the width. */
async function readDocument(): Promise<GraphDocument> {
  const templates = await readTemplates('templates');
  const family = templates.find(({ id }) => id === 'mobilenet-v1');
  const network = variantDocument(required(family, 'mobilenet-v1'), 'mnist');
  const stem = required(network.nodes['stem'], 'the first convolution');
  return { ...network, nodes: { ...network.nodes, stem: { ...stem, params: { ...stem.params, filters: 32 } } } };
}
