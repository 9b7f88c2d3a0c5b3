import { required } from '../base/assert.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatCount } from '../text/formatCount.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { plainBars } from './plainBars.ts';

export const capsnet: Lesson = function* (networks) {
  yield votes(networks('capsnet', 'capsnet-decoder'));
};

/** The parts of the network, and the votes of small capsules for large ones. */
function votes({ nodes, layers }: LoweredGraph): LessonFigure {
  const layer = required(
    layers.find(({ type }) => type === 'CapsuleVotes'),
    'a layer of votes',
  );
  const [capsules = 0, dimension = 0] = layer.inputShapes[0] ?? [];
  const [wholes = 0, , pose = 0] = layer.shape;
  const parts = ['conv1', 'primary', 'capsules', 'decoder'] as const;
  const values = {
    capsules: formatCount(capsules),
    dimension,
    wholes,
    pose,
    votes: formatCount(capsules * wholes),
    params: formatScaled(layer.costs.trainableParams),
  };
  return {
    title: { key: 'lesson.votes.title' },
    text: { key: 'lesson.votes.text', values },
    chart: plainBars(
      'params',
      parts.map(id => [{ key: `lesson.votes.${id}` }, nodes[id]?.costs.trainableParams ?? 0]),
    ),
  };
}
