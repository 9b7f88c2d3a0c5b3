import { readTemplates } from '../../electron/files/readTemplates.ts';
import { BenchReport } from './report/BenchReport.ts';
import { addEditRows } from './editing/addEditRows.ts';
import { addOpenRows } from './editing/addOpenRows.ts';
import { addWindowEditRows } from './editing/addWindowEditRows.ts';
import { addWindowOpenRows } from './editing/addWindowOpenRows.ts';

/*
 * How long an edit takes until every shape, count and problem is right again, and how long a template takes to open: as
 * plain calls, beside building the same network in tfjs-layers, and in the window itself, from the key or click on.
 */
const report = new BenchReport('editing');
const templates = await readTemplates('templates');

await addEditRows(report, templates);
await addOpenRows(report, templates);
await addWindowEditRows(report);
await addWindowOpenRows(report, templates);
