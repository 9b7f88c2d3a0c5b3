import { datasets } from '../stores/datasets.ts';
import { jobs } from '../stores/jobs.ts';
import { runIdOf, runs } from '../stores/runs.ts';
import { viewStore } from './view.ts';

/** How often a run is looked at that another program trains. */
const watchEveryMs = 5000;

const loaders = { runs: () => runs.load(), datasets: () => datasets.load() } as const;

/** Another program may import, train and remove while the window lives: looks again whenever somebody looks at the window. */
export function followDataRoot(): void {
  window.addEventListener('focus', () => {
    for (const load of Object.values(loaders)) void load();
  });
  viewStore.subscribe(({ page }, before) => {
    if (page !== before.page && (page === 'runs' || page === 'datasets')) void loaders[page]();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible' && isTrainedElsewhere()) void runs.load();
  }, watchEveryMs);
}

function isTrainedElsewhere(): boolean {
  const own = new Set(Object.values(jobs.store.getState().jobs).map(runIdOf));
  return runs.store.getState().value?.runs.some(({ id, state }) => state === 'running' && !own.has(id)) ?? false;
}
