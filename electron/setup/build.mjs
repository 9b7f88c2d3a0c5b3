import { allNeeds } from './needs/needs.mjs';
import { provision } from './provision.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run build`: everything up to the production build in `out`, and nothing started.
await runMain(() => provision(allNeeds, createReport()));
