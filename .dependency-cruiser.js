const layers = [
  'base',
  'text',
  'expression',
  'layers',
  'blocks',
  'graph',
  'lowering',
  'templates',
  'training',
  'jobs',
  'lessons',
  'ipc',
];

/** Each room of shared/ sees only the rooms to its left. `base` and `text` hold each other's types. */
const leftToRight = layers.map((name, index) => ({
  name: `shared-${name}-looks-left`,
  comment: `shared/${name} is built from ${layers.slice(0, index).join(', ') || 'nothing'}; move what both need to the left.`,
  severity: 'error',
  from: { path: `^shared/${name}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^shared/(${layers.slice(Math.max(index + 1, 2)).join('|') || 'none'})/` },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...leftToRight,
    {
      name: 'shared-is-pure',
      comment:
        'shared/ runs anywhere: no Node, DOM, TensorFlow, React or Electron. Put what needs a host into electron/ or renderer/.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(shared/|node_modules/(zod|immer)/)' },
    },
    {
      name: 'members-do-not-import-their-registry',
      comment: 'A layer or block knows others by importing them, not by looking them up.',
      severity: 'error',
      from: { path: '^shared/(layers|blocks)/', pathNot: '(\\.gen|\\.test)\\.ts$' },
      to: { path: '\\.gen\\.ts$' },
    },
    {
      name: 'files-know-no-host',
      comment: 'electron/files and electron/jobs serve the window, the command line and the engine alike.',
      severity: 'error',
      from: { path: '^electron/(files|jobs)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(electron/(main|preload|engine|hosts)|renderer)/|node_modules/electron/' },
    },
    {
      name: 'engine-knows-no-host',
      comment: 'The engine runs in any process: what a host provides comes in by JobContext.',
      severity: 'error',
      from: { path: '^electron/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(electron/(main|preload|hosts|jobs|setup)|renderer)/|node_modules/electron/' },
    },
    {
      name: 'main-forks-the-engine',
      comment: 'TensorFlow never enters the main process: fork electron/hosts/engineHost.ts by path.',
      severity: 'error',
      from: { path: '^electron/(main|preload|hosts/cli)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(electron/engine|renderer)/|node_modules/@tensorflow/' },
    },
    {
      name: 'preload-is-thin',
      comment: 'The preload passes the contract through and nothing else.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { pathNot: '^(electron/preload/|shared/ipc/|node_modules/electron/)' },
    },
    {
      name: 'renderer-is-a-page',
      comment: 'The window is sandboxed: ask the main process through renderer/client.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(electron|e2e)/|node_modules/(electron|@tensorflow|@types/node)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The window is sandboxed: no Node modules.',
      severity: 'error',
      from: { path: '^(renderer|shared)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-bricks-know-no-feature',
      comment: 'ui, client, charts and stores serve the features; they do not know them.',
      severity: 'error',
      from: { path: '^renderer/(ui|client|charts|stores)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^renderer/(app|canvas|capsules|inspector|palette|problems|datasets|gallery|train|try|results|runs)/',
      },
    },
    {
      name: 'features-do-not-know-the-app',
      comment: 'The app places the features; what they share belongs to stores or ui.',
      severity: 'error',
      from: { path: '^renderer/(canvas|capsules|inspector|palette|problems|datasets|gallery|train|try|results|runs)/' },
      to: { path: '^renderer/app/' },
    },
    {
      name: 'only-the-canvas-knows-xyflow',
      comment: 'A new major of the canvas library must be a change in one folder.',
      severity: 'error',
      from: { pathNot: '^renderer/canvas/' },
      to: { path: 'node_modules/@xyflow/' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'What a test offers to others is a fixture and has its own file.',
      severity: 'error',
      from: {},
      to: { path: '\\.(test|spec)\\.tsx?$' },
    },
    {
      name: 'resolvable',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
