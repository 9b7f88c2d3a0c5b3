import { appBuild } from './appBuild.mjs';
import { electron } from './electron.mjs';
import { npmPackages } from './npmPackages.mjs';
import { systemLibraries } from './systemLibraries.mjs';
import { tensorflow } from './tensorflow.mjs';
import { virtualDisplay } from './virtualDisplay.mjs';

// Each list is in the order in which its needs are provided: a later one may use an earlier one.

/** For the command line. */
export const terminalNeeds = [npmPackages, tensorflow, appBuild];

/** For the window. */
export const windowNeeds = [npmPackages, electron, systemLibraries, tensorflow, appBuild];

/** For the tests and the benchmarks, which open windows where nobody looks. */
export const allNeeds = [npmPackages, electron, systemLibraries, virtualDisplay, tensorflow, appBuild];
