import process from 'node:process';

// One of the two is loaded, at once: what they do at the start must happen before Electron is ready.
if (process.argv.includes('--cli')) (await import('./runCliInApp.ts')).runCliInApp();
else (await import('./startApp.ts')).startApp();
