import { join } from 'node:path';
import { ensurePiece, isWhole } from '../cache/piece.mjs';
import { cacheFolder, system } from '../paths.mjs';
import { installWithApt } from '../terminal/installWithApt.mjs';
import { outputOf, runCommand } from '../terminal/runCommand.mjs';

const PYTHON = '/usr/bin/python3';
const FIND_TORCH = 'from importlib.util import find_spec as find; exit(not (find("torch") and find("torchvision")))';
const FROM_DEBIAN = ['python3', 'python3-pip', 'python3-torch', 'python3-torchvision'];
/** The NumPy is one that both TensorFlow and Debian's PyTorch take. */
const FROM_PYPI = [
  'tensorflow-cpu==2.18.0',
  'keras==3.15.0',
  'tf-keras==2.18.0',
  'onnxruntime==1.32.0',
  'numpy==1.26.4',
];
/** Without what they ask for: a PyTorch for graphics cards, and hubs of trained weights. */
const FROM_PYPI_ALONE = ['timm==1.0.31', 'pytorchcv==0.0.74'];

/**
 * Other people's networks and frameworks in a Python virtual environment, for `npm run parity` and the benchmarks of
 * training and inference alone.
 * @type {import('./Need.mjs').Need}
 */
export const pythonPeers = {
  id: 'pythonPeers',
  label: 'Networks in Python to compare with',

  check() {
    if (!hasTorch())
      return { ready: false, detail: 'PyTorch missing', mend: `sudo apt-get install -y ${FROM_DEBIAN.join(' ')}` };
    return isWhole(folder, piece.name)
      ? { ready: true, detail: `Keras, ONNX Runtime, timm and pytorchcv in ${folder}` }
      : { ready: false, detail: 'Keras, ONNX Runtime, timm or pytorchcv missing', mend: 'npm run parity' };
  },

  async provide(report) {
    if (!hasTorch()) await installWithApt(FROM_DEBIAN, report);
    await ensurePiece(piece, report);
  },
};

function hasTorch() {
  return outputOf(PYTHON, ['-c', FIND_TORCH]) !== undefined;
}

/** @type {import('../cache/piece.mjs').Piece} */
const piece = {
  name: `python-peers-keras-3.15.0-tf-keras-2.18.0-onnxruntime-1.32.0-timm-1.0.31-pytorchcv-0.0.74-${system}`,
  label: 'Keras, ONNX Runtime, timm and pytorchcv',
  bytes: 1_500e6,

  // An environment finds itself by where its Python is called, so that it can be moved into place.
  async make(made, report) {
    report.say(`  pip install ${[...FROM_PYPI, ...FROM_PYPI_ALONE].join(' ')}`);
    await runCommand(PYTHON, ['-m', 'venv', '--without-pip', '--system-site-packages', made]);
    const pip = ['-m', 'pip', '--python', join(made, 'bin', 'python'), 'install', '--quiet', '--no-cache-dir'];
    await runCommand(PYTHON, [...pip, ...FROM_PYPI]);
    await runCommand(PYTHON, [...pip, '--no-deps', ...FROM_PYPI_ALONE]);
  },
};

const folder = join(cacheFolder, piece.name);

/** The Python of that environment. */
export const peersPython = join(folder, 'bin', 'python');
