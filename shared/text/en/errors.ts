/** Why an operation failed: `area/reason`. Each sentence says what happened, to what, and what to do. */
export const errors = {
  'internal/unexpected': 'Something unexpected went wrong: {message}. Your document is safe; please report this.',
  'document/missing': 'The file {file} does not exist. It may have been moved or deleted.',
  'document/unreadable': 'The file {file} cannot be read: {reason}.',
  'document/tooLarge': 'The file {file} is too large for a project ({size}; at most {limit}).',
  'document/empty': 'The file {file} is empty. If it was a project, look for a backup of it.',
  'document/otherFormat': 'The file {file} is not a Lightweave project: it begins like {format}.',
  'document/notJson':
    'The file {file} is not a Lightweave project, or is truncated: it is no JSON from line {line}, column {column} on.',
  'document/tooDeep':
    'The file {file} is not a Lightweave project: its values are nested more than {limit} levels deep.',
  'document/reservedKey': 'The file {file} is refused: it uses the reserved word `{key}` as a name in `{path}`.',
  'document/foreign': 'The file {file} is JSON, but not a Lightweave project: it does not say its `schema`.',
  'document/newer':
    'The file {file} was made by a newer version of Lightweave (schema {schema}; this version reads up to {supported}). Update Lightweave to open it; the file was not changed.',
  'document/invalid': 'The file {file} has errors ({count}). The first: {first}',
  'file/cannotWrite':
    'Cannot write {file}: {reason}. The previous version is unharmed; free some space or save elsewhere.',
  'file/cannotAccess': 'Cannot use {file}: {reason}. Mend that, or choose another place.',
  'file/changedOnDisk':
    'The file {file} was changed by another program since it was opened. Save elsewhere, or save again to replace it.',
  'file/notGranted': 'The file {file} was not opened by you; the request was refused.',
  'template/unknown': 'Unknown template or file “{name}”. Templates: {known}.',
  'template/unknownVariant': 'Unknown variant “{variant}” of {template}. Variants: {known}.',
  'template/damaged': 'The template file {file} is damaged: {reason}',
  'network/invalid': 'The network has errors ({count}). The first: {first}',
  'dataset/unknown': 'Unknown dataset “{dataset}”. Datasets: {known}.',
  'dataset/missing': 'The dataset {dataset} is not complete: {file} is missing. Run `npm run doctor`.',
  'dataset/damaged': 'The dataset file {file} is damaged: {reason}. Run `npm ci` to restore it.',
  'dataset/importDamaged': 'The imported dataset {dataset} is damaged: {reason}. Remove it and import it again.',
  'dataset/noSource': 'Nothing can be imported from {source}: {reason}.',
  'dataset/unrecognised':
    'No dataset was recognised in {source}. Lightweave reads a folder with a folder of images per class (or train, validation and test with one each), IDX pairs, CIFAR-10 and CIFAR-100 in binary, NPY and NPZ arrays, and CSV tables.',
  'dataset/unreadable': 'The file {file} cannot be imported: {reason}.',
  'dataset/empty': 'Nothing of {source} could be imported: {skipped} left out. The first: {first}: {reason}',
  'dataset/noSpace': 'There is too little space for the dataset: it takes {needed}, and {free} are free.',
  'dataset/notRemoved': 'There is no dataset “{dataset}” in the trash. There are: {known}.',
  'dataset/importEnded':
    'The process that imported the dataset ended unexpectedly ({reason}); nothing was kept. One of the files may be what it cannot bear.',
  'dataset/processEnded': 'The process that reads datasets ended unexpectedly ({reason}). Try again.',
  'dataset/shipped': 'The dataset {dataset} comes with Lightweave and cannot be removed.',
  'dataset/doesNotFit': 'The network does not fit {dataset}: {reason} Choose another dataset, or train with --adapt.',
  'dataset/noTest':
    '{dataset} has no test images. Name another dataset, or import it again with a share of its images for the test.',
  'dataset/noExample': '{dataset} has no test image {index}: it has {count}, counted from 0.',
  'image/unreadable': 'The image {file} cannot be read: {reason}.',
  'image/channels': 'The network takes {channels} {channels|channel|channels}; an image has 1, 3 or 4.',
  'run/unknown': 'Unknown run “{run}”. Runs are kept in {folder}; `train` makes one.',
  'run/notInTrash': 'There is no run “{run}” in the trash. `runs list --trash` shows what is there.',
  'run/ambiguous': 'Several runs begin with “{run}”: {known}.',
  'run/damaged': 'The run {run} is damaged: {reason}',
  'run/busy': 'The run {run} is being trained by another process. Stop it there first.',
  'run/notResumable': 'The run {run} cannot go on: {reason}.',
  'run/noCheckpoint':
    'The run {run} has no checkpoint: it was stopped in its first epoch. Train again, or name another run.',
  'run/noCapsules':
    'The network of the run {run} does not draw its images again: it needs class capsules, a mask, and a head whose target is the image, as CapsNet with its decoder has.',
  'run/interrupted':
    'The process that trained {run} ended before the run did. Its checkpoints are kept; training can be resumed from there.',
  'run/failed': 'The run {run} failed ({code}).',
  'train/nanLoss':
    'The loss became {loss} at epoch {epoch}, step {step}. Lower the learning rate (it was {learningRate}).',
  'train/teacherDoesNotFit': 'The run {run} cannot teach on {dataset}: {reason} Name another run to learn from.',
  'train/settings': 'Invalid `{field}`. Expected {expected}. Received: {received}.',
  'engine/silent':
    'The engine that trains {title} has not answered for half a minute. It may be at a very long step, or hang: stopping ends it.',
  'model/unreadable': 'The model {file} cannot be read: {reason}.',
  'engine/crashed': 'The engine process ended unexpectedly ({reason}). The last checkpoint is kept.',
  'engine/cannotStart': 'The engine cannot start: {reason}. Run `npm run doctor`.',
  'engine/outOfMemory': 'The engine ran out of memory. Use a smaller batch size or resolution.',
  'engine/likelyOutOfMemory':
    'The engine process ended ({reason}), most likely for want of memory: this takes about {needed}, and {free} are free. Use a smaller batch size or resolution.',
  'job/over': '{job} has ended and can no longer be asked.',
  'export/failed': 'The export to {folder} failed: {reason}.',
  'window/crashed': 'The window crashed ({reason}) and was loaded again, with your unsaved work.',
  'window/safeStart':
    'The window crashed again ({reason}). Unsaved work was not opened this time; it is kept and offered at the next start.',
  'ipc/refused': 'The request {channel} was refused: {reason}.',
  'cli/usage': '{message}',
} as const;

export type ErrorCode = keyof typeof errors;
