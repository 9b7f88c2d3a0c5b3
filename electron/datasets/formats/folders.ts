import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';
import { because } from '../../../shared/text/Reason.ts';
import type { DatasetFormat, SourceExample } from '../import/SourceDataset.ts';
import { spreadSample } from './spreadSample.ts';
import { splitOfWord } from './splitOfName.ts';
import { unreadable } from './unreadable.ts';

const pictures = new Set(['.jpg', '.jpeg', '.jpe', '.jfif', '.png', '.webp', '.gif', '.tif', '.tiff', '.avif', '.bmp']);
const deepest = 12;
const mostFiles = 10_000_000;

/** A class's folder: its images are all that lie below it. */
interface ClassFolder {
  readonly split: SplitName;
  readonly label: string;
  readonly path: string;
}

interface FoundFile extends ClassFolder {
  readonly isPicture: boolean;
}

/** A folder of images per class; or such folders in one for training, one for validation and one for the test. */
export const folders: DatasetFormat = {
  id: 'folders',
  async recognise(path) {
    for (const folder of await classFolders(path)) {
      for await (const { isPicture } of filesBelow(folder, folder.path, 0)) if (isPicture) return true;
    }
    return false;
  },
  async open(path) {
    const files: FoundFile[] = [];
    const empty: ClassFolder[] = [];
    for (const folder of await classFolders(path)) {
      let holdsPictures = false;
      for await (const file of filesBelow(folder, folder.path, 0)) {
        holdsPictures ||= file.isPicture;
        if (files.push(file) > mostFiles) throw unreadable(path, 'source.tooManyFiles', { most: mostFiles });
      }
      if (!holdsPictures) empty.push(folder);
    }
    const found = files.filter(({ isPicture }) => isPicture).map(file => file.path);
    if (found.length === 0) throw unreadable(path, 'source.noFolders');
    let done = 0;
    function* examples(): Generator<SourceExample> {
      // A class that somebody forgot to fill would be missing without a word.
      for (const folder of empty) yield { name: relative(path, folder.path), ...because('source.noImages') };
      for (const file of files) {
        done += 1;
        yield exampleOf(file, path);
      }
    }
    const shape = { sample: spreadSample(found) };
    return { shape, labels: null, count: files.length + empty.length, progress: () => done / files.length, examples };
  },
};

function exampleOf({ path, label, split, isPicture }: FoundFile, root: string): SourceExample {
  const name = relative(root, path);
  return isPicture ? { name, split, label, image: { file: path } } : { name, ...because('image.none') };
}

/** The folders of the classes. A folder around the folder that people mean is seen through. */
export async function classFolders(path: string): Promise<readonly ClassFolder[]> {
  const inside = await foldersIn(path);
  const splits = inside.filter(name => splitOfWord(name) !== undefined);
  if (splits.length > 0) {
    const perSplit = splits.map(async name => {
      const split = splitOfWord(name) ?? 'train';
      const labels = await foldersIn(join(path, name));
      return labels.map(label => ({ split, label, path: join(path, name, label) }));
    });
    return (await Promise.all(perSplit)).flat();
  }
  const [only, ...more] = inside;
  if (only !== undefined && more.length === 0) {
    const further = await foldersIn(join(path, only));
    if (further.length > 1) return classFolders(join(path, only));
  }
  return inside.map(label => ({ split: 'train', label, path: join(path, label) }));
}

async function foldersIn(path: string): Promise<readonly string[]> {
  const names = (await readdir(path).catch(() => [])).filter(name => !name.startsWith('.')).sort();
  const found = await Promise.all(names.map(name => stat(join(path, name)).catch(() => null)));
  return names.filter((_, index) => found[index]?.isDirectory());
}

/** In the order of their names. Links to folders are not followed: they may lead in circles. */
async function* filesBelow(folder: ClassFolder, path: string, depth: number): AsyncGenerator<FoundFile> {
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = join(path, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'Thumbs.db') continue;
    if (!entry.isDirectory()) yield { ...folder, path: inside, isPicture: isPicture(entry.name) };
    else if (depth < deepest) yield* filesBelow(folder, inside, depth + 1);
  }
}

const isPicture = (name: string): boolean => pictures.has(extname(name).toLowerCase());
