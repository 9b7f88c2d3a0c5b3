import type { GraphDocument } from './GraphDocument.ts';

const longestBase = 56;

/**
 * A free node id made of the type as Keras names layers: `depthwise_conv2d_1`. `alsoTaken` are ids promised already.
 */
export function freshId(
  { nodes }: Pick<GraphDocument, 'nodes'>,
  type: string,
  alsoTaken?: ReadonlySet<string>,
): string {
  const words = type.replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  const base = words.toLowerCase().slice(0, longestBase);
  const isName = /^[a-z_]/.test(base);
  return firstFree(isName ? `${base}_` : `n_${base}_`, nodes, alsoTaken);
}

/** A free id for a connection: `e1`. */
export const freshEdgeId = ({ edges }: Pick<GraphDocument, 'edges'>, alsoTaken?: ReadonlySet<string>): string =>
  firstFree('e', edges, alsoTaken);

function firstFree(prefix: string, taken: object, alsoTaken: ReadonlySet<string> | undefined): string {
  for (let number = 1; ; number += 1) {
    const id = `${prefix}${number}`;
    if (!Object.hasOwn(taken, id) && !alsoTaken?.has(id)) return id;
  }
}
