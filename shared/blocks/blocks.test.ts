import { describe, expect, it } from 'vitest';
import type { Shape } from '../base/shape.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { defaultParams, type ParamSpec } from '../layers/ParamSpec.ts';
import type { BlockDefinition } from './BlockDefinition.ts';
import { blocks } from './registry.gen.ts';

const shapeFor = { tensor: [32, 32, 16], vector: [64], capsule: [32, 8], label: [10], any: [32, 32, 16] } as const;

const definitions: readonly BlockDefinition[] = Object.values(blocks);

const inputsOf = ({ ports }: BlockDefinition): Record<string, Shape> =>
  Object.fromEntries(ports.inputs.map(({ name, kind }) => [name, shapeFor[kind]]));

/** Values of a parameter that are worth trying: both ends where they are few, else the default. */
function alternatives(spec: ParamSpec): readonly unknown[] {
  if (spec.kind === 'boolean') return [true, false];
  if (spec.kind === 'choice') return spec.options;
  return [spec.default];
}

describe.each(definitions.map(definition => [definition.type, definition] as const))('%s', (_type, definition) => {
  const expand = (params: object) =>
    expandBlock(definition, { ...defaultParams(definition.params), ...params }, inputsOf(definition));

  it('expands with its defaults, gives its outputs, and uses every input', () => {
    const fragment = expand({});
    if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
    expect(Object.keys(fragment.value.outputs)).toEqual(definition.ports.outputs.map(({ name }) => name));
    const used = fragment.value.layers.flatMap(({ inputs }) => inputs).filter(ref => ref.startsWith('#'));
    expect(new Set(used).size).toBe(definition.ports.inputs.length);
  });

  it('names its layers uniquely', () => {
    const fragment = expand({});
    const paths = fragment.ok ? fragment.value.layers.map(({ path }) => path) : [];
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeGreaterThan(0);
  });

  it('expands with every choice of every parameter', () => {
    for (const [name, spec] of Object.entries(definition.params)) {
      for (const value of alternatives(spec)) {
        const fragment = expand({ [name]: value });
        expect(fragment.ok, `${name} = ${String(value)}: ${JSON.stringify(fragment)}`).toBe(true);
      }
    }
  });

  it('speaks both languages', () => {
    expect(definition.summary.en).not.toBe('');
    expect(definition.summary.ko).toMatch(/[가-힣]/);
  });
});
