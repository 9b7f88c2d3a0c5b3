import type { BlockIcon } from '../../../shared/blocks/BlockDefinition.ts';
import type { Category } from '../../../shared/layers/NodeType.ts';

/** Line drawings on a 16 by 16 grid, data flowing downwards: what each block does to be light. */
export const blockIconPaths: Readonly<Record<BlockIcon, string>> = {
  skip: 'M5.5 1.5v3M5.5 11.5v3M3.5 4.5h4v7h-4zM5.5 2.75h4.25a3 3 0 0 1 3 3v4.5a3 3 0 0 1-3 3H5.5',
  fanIn:
    'M2.5 1.5v2c0 3.5 5.5 3 5.5 7M13.5 1.5v2c0 3.5-5.5 3-5.5 7M8 1.5v9M9.75 12.5a1.75 1.75 0 1 1-3.5 0a1.75 1.75 0 0 1 3.5 0z',
  arcs: 'M8 1.5v13M8 2.5c4.5 0 4.5 5.5 0 5.5M8 8c4.5 0 4.5 5.5 0 5.5M8 2.5c-7 0-7 11 0 11',
  taper: 'M2 3.25h12l-3.5 9.5h-5z',
  squeeze: 'M2.5 2.5h11L9.75 8l3.75 5.5h-11L6.25 8z',
  branches: 'M8 1.5v13M8 3C1.5 4 1.5 12 8 13M8 3c6.5 1 6.5 9 0 10',
  thinFatThin: 'M6 1.75h4V5h3.5v6H10v3.25H6V11H2.5V5H6z',
  fatThin: 'M2.5 2.25h11V8.5H10v5.25H6V8.5H2.5z',
  halfGhost:
    'M8 1.75H6V5H2.5v6H6v3.25h2M10 1.75h.01M10 3.5h.01M10 5.25h.01M11.75 5.25h.01M13.5 5.25h.01M13.5 7.1h.01M13.5 8.9h.01M13.5 10.75h.01M11.75 10.75h.01M10 10.75h.01M10 12.5h.01M10 14.25h.01',
  gate: 'M4.75 1.5v13M4.75 3.5h4.5a2 2 0 0 1 2 2v.75M9.25 6.25h4v3.5h-4zM11.25 9.75V10a2 2 0 0 1-2 2h-2.5M6.75 12a2 2 0 1 1-4 0a2 2 0 0 1 4 0z',
  shuffle: 'M3 1.75V4c0 4 10 4 10 8v2.25M13 1.75V4c0 4-10 4-10 8v2.25M8 1.75v12.5',
  splitShuffle:
    'M8 1.5V3M8 3C4 3 3.5 3.5 3.5 6v2.5c0 3 9 3 9 6M8 3c4 0 4.5.5 4.5 2.75M10.5 5.75h4V8.5h-4zM12.5 8.5c0 3-9 3-9 6',
  vectors:
    'M3.5 14V6M1.75 7.75 3.5 6l1.75 1.75M8 14V2M6.25 3.75 8 2l1.75 1.75M12.5 14V8.5M10.75 10.25 12.5 8.5l1.75 1.75',
  shortVectors:
    'M4.5 6.5V2M2.75 3.75 4.5 2l1.75 1.75M11.5 6.5V2M9.75 3.75 11.5 2l1.75 1.75M4.5 14V9.5M2.75 11.25 4.5 9.5l1.75 1.75M11.5 14V9.5M9.75 11.25l1.75-1.75 1.75 1.75',
  vectorToImage: 'M8 1.25v4.5M6.25 4 8 5.75 9.75 4M2.5 8h11v6.5h-11zM4.5 14.5l3-3.75 2.25 2.5 1-1 2.25 2.25',
  stack: 'M2 5l6-3 6 3-6 3zM2 8l6 3 6-3M2 11l6 3 6-3',
  shrink: 'M2 2.5h12M2 5.75h12M5 9h6v5H5z',
  towers: 'M2.5 2.25h4v11.5h-4zM9.5 2.25h4v11.5h-4z',
  split: 'M8 1.75V5c0 3.5-4.5 2.5-4.5 6.25v3M8 5c0 3.5 4.5 2.5 4.5 6.25v3',
  head: 'M2.5 2.25h11v4.5h-11zM5.25 6.75 8 10.5l2.75-3.75M9.75 12.5a1.75 1.75 0 1 1-3.5 0a1.75 1.75 0 0 1 3.5 0z',
  sideHead: 'M4.5 1.5v13M4.5 4.5H9a2.5 2.5 0 0 1 2.5 2.5v2.25M13.25 11a1.75 1.75 0 1 1-3.5 0a1.75 1.75 0 0 1 3.5 0z',
};

/** One drawing for all layers of a category. */
export const categoryIconPaths: Readonly<Record<Category, string>> = {
  input: 'M8 1.75v7.5M5.25 6.5 8 9.25l2.75-2.75M2.5 9.5v3a1.5 1.5 0 0 0 1.5 1.5h8a1.5 1.5 0 0 0 1.5-1.5v-3',
  convolution:
    'M3.5 2h9A1.5 1.5 0 0 1 14 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2zM5 5h4v4H5zM11.5 11.5h.01',
  pooling: 'M2.5 2.75h11L9.75 8.5v4.75h-3.5V8.5z',
  normalisation: 'M1.75 13c3.5 0 3.75-9.5 6.25-9.5s2.75 9.5 6.25 9.5',
  activation: 'M2 12.25h6L14 3',
  join: 'M13.75 8a5.75 5.75 0 1 1-11.5 0a5.75 5.75 0 0 1 11.5 0zM8 5v6M5 8h6',
  shape: 'M2.25 2.25h6v6h-6zM8.25 5.25h2.5a1.5 1.5 0 0 1 1.5 1.5v2.5M10.5 7.75l1.75 1.75L14 7.75M9.25 11.75h5v2h-5z',
  dense: 'M4 3.5v9M4 3.5l8 9M12 3.5l-8 9M12 3.5v9M4 3.5h.01M12 3.5h.01M4 12.5h.01M12 12.5h.01',
  capsule: 'M5 4.75a3 3 0 0 1 6 0v6.5a3 3 0 0 1-6 0zM5 8h6',
  block:
    'M3.5 2h9A1.5 1.5 0 0 1 14 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2zM5 5.5h6M5 8h6M5 10.5h6',
};

/** A type that this version does not know. */
export const unknownIconPath =
  'M3.5 2h9A1.5 1.5 0 0 1 14 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2zM6.25 6.25a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.85.7-.85 1.25M8 11.25h.01';
