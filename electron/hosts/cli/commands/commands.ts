import type { CliCommand } from '../CliCommand.ts';
import { capsules } from './capsules.ts';
import { datasets } from './datasets.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { exportRun } from './export.ts';
import { gradients } from './gradients.ts';
import { inspect } from './inspect.ts';
import { lrFind } from './lrFind.ts';
import { predict } from './predict.ts';
import { profile } from './profile.ts';
import { runs } from './runs.ts';
import { templates } from './templates.ts';
import { train } from './train.ts';
import { validate } from './validate.ts';

/** The commands in the order of the help. */
export const commands: readonly CliCommand[] = [
  templates,
  inspect,
  validate,
  train,
  lrFind,
  evaluate,
  predict,
  capsules,
  profile,
  gradients,
  exportRun,
  runs,
  datasets,
  doctor,
];
