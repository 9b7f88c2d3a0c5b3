import { z } from 'zod';
import { serialiseError } from '../../../../shared/base/appError.ts';
import { listDatasets } from '../../../datasets/datasets.ts';
import { startEngine } from '../../../jobs/startEngine.ts';
import { defineCommand } from '../CliCommand.ts';
import { exitCodes } from '../exitCodes.ts';
import { jsonFlag, jsonInput } from '../flags.ts';
import { loadTemplates } from '../loadTemplates.ts';
import type { Session } from '../Session.ts';

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'cli.doctor.summary',
  operands: [],
  flags: [jsonFlag],
  examples: ['doctor', 'doctor --json'],
  input: z.object(jsonInput),
  async run({ json }, session) {
    const report = await examine(session);
    const isWell = report.engine.reason === null && report.datasets.every(({ missing }) => missing === null);
    if (json) session.printJson(report);
    else sayReport(report, session);
    const setup = json ? null : session.ports.runSetupDoctor;
    const setupCode = setup ? await setup() : exitCodes.success;
    return isWell && setupCode === exitCodes.success ? exitCodes.success : exitCodes.failure;
  },
});

/** What the command line itself needs to work: engine, templates, datasets. */
async function examine(session: Session) {
  const { version, dataRoot, forkEngine } = session.ports;
  const engine = startEngine(forkEngine, {});
  const tensorflow = await engine.ready.then(
    found => ({ tensorflow: found, reason: null }),
    (thrown: unknown) => ({ tensorflow: null, reason: session.translator.error(serialiseError(thrown)) }),
  );
  engine.process.kill();
  const templates = await loadTemplates(session);
  return {
    version,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    dataRoot,
    engine: tensorflow,
    templates: templates.map(({ id }) => id),
    datasets: (await listDatasets(dataRoot)).map(({ id, name, missing }) => ({ id, name, missing })),
  };
}

function sayReport(report: Awaited<ReturnType<typeof examine>>, { text, print }: Session): void {
  const { version, node, platform, dataRoot, engine, templates, datasets } = report;
  print(text('cli.doctor.app', { version, node, platform }));
  print(text('cli.doctor.dataRoot', { folder: dataRoot }));
  print(
    engine.reason === null
      ? text('cli.doctor.engine', { tensorflow: engine.tensorflow })
      : text('cli.doctor.engineFailed', { reason: engine.reason }),
  );
  print(text('cli.doctor.templates', { count: templates.length }));
  for (const { name, missing } of datasets) {
    print(text('cli.doctor.dataset', { name, state: missing ?? text('cli.datasets.ready') }));
  }
  print('');
}
