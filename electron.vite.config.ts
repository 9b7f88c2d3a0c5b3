import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      // Bundled: whole, they are hundreds of files to find and load before the window comes.
      externalizeDeps: { exclude: ['zod', 'immer'] },
      rollupOptions: {
        input: {
          main: path('electron/main/main.ts'),
          cli: path('electron/hosts/cli/cli.ts'),
          engineHost: path('electron/hosts/engineHost.ts'),
          browseHost: path('electron/hosts/browseHost.ts'),
          datasetHost: path('electron/hosts/datasetHost.ts'),
          imageHost: path('electron/hosts/imageHost.ts'),
          parentWatch: path('electron/hosts/parentWatch.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      // A sandboxed preload can import nothing but electron: everything else is bundled.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: path('electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      rollupOptions: { input: path('renderer/index.html') },
      assetsInlineLimit: 0,
      cssCodeSplit: false,
    },
  },
});
