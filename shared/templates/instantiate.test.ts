import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AssertionFailure } from '../base/assert.ts';
import { documentSchema, emptyDocument, type GraphDocument } from '../graph/GraphDocument.ts';
import { instantiate } from './instantiate.ts';
import { setArguments } from './setArguments.ts';
import { type ArgumentValues, type TemplateFile, templateFileSchema } from './TemplateFile.ts';

const document: GraphDocument = {
  ...emptyDocument('family'),
  arguments: {
    width: { kind: 'number', value: 1, min: 0.25, max: 2 },
    depths: { kind: 'list', value: [3, 4, 6, 3] },
    bottleneck: { kind: 'boolean', value: true },
    shortcut: { kind: 'choice', value: 'projection', options: ['projection', 'identity'] },
  },
};

const template: TemplateFile = templateFileSchema.parse({
  id: 'family',
  name: 'Family',
  group: 'structure',
  idea: { en: 'An idea.', ko: '생각.' },
  paper: { title: 'A paper', authors: 'Somebody', year: 2015 },
  document,
  defaultVariant: 'large',
  variants: {
    large: { name: 'Family-50', values: {} },
    small: { name: 'Family-18', values: { depths: [2, 2, 2, 2], bottleneck: false, resolution: 28, channels: 1 } },
  },
  figures: [],
});

const problemsOf = (values: ArgumentValues) => {
  const result = setArguments(document, values);
  return result.ok ? [] : result.error.map(({ code, at, values: filled }) => ({ code, path: at.path, ...filled }));
};

test('the default variant is the document under the name of the variant', () => {
  expect(instantiate(template)).toEqual({ ok: true, value: { ...document, name: 'Family-50' } });
});

test('values go on top of those of the variant, and the template stays as it was', () => {
  const result = instantiate(template, 'small', { width: 0.5, depths: [1, 1, 1, 1], classes: 100 });
  expect(result).toMatchObject({
    ok: true,
    value: {
      name: 'Family-18',
      arguments: {
        width: { value: 0.5, min: 0.25 },
        depths: { value: [1, 1, 1, 1] },
        bottleneck: { value: false },
        shortcut: { value: 'projection' },
      },
      input: { resolution: 28, channels: 1, classes: 100 },
    },
  });
  expect(template.document).toEqual(document);
});

test('a variant that is none of the template is a mistake of the caller', () => {
  expect(() => instantiate(template, 'medium')).toThrow(AssertionFailure);
  expect(() => instantiate(template, 'toString')).toThrow(AssertionFailure);
});

test('an unknown argument is answered with those that there are', () => {
  expect(problemsOf({ widht: 1 })).toEqual([
    {
      code: 'argument/unknown',
      path: 'arguments.widht',
      argument: 'widht',
      known: 'width, depths, bottleneck, shortcut, resolution, channels, classes',
    },
  ]);
  expect(problemsOf({ constructor: 1 })).toMatchObject([{ code: 'argument/unknown' }]);
});

test('every value of the wrong kind or out of range is a problem of its own', () => {
  expect(problemsOf({ width: 3, depths: 4, bottleneck: 1, shortcut: 'none', resolution: 0 })).toMatchObject([
    { code: 'argument/invalid', path: 'arguments.width', expected: 'number 0.25 … 2', received: '3' },
    { code: 'argument/invalid', path: 'arguments.depths', expected: 'list of numbers', received: '4' },
    { code: 'argument/invalid', path: 'arguments.bottleneck', expected: 'true | false', received: '1' },
    { code: 'argument/invalid', path: 'arguments.shortcut', expected: 'projection | identity', received: '"none"' },
    { code: 'input/invalid', path: 'input.resolution', field: 'resolution', received: '0' },
  ]);
});

test.each([
  { resolution: 1.5 },
  { resolution: [28] },
  { resolution: [28, 28, 3] },
  { resolution: [28, -1] },
  { channels: 0 },
  { channels: [3] },
  { classes: 'ten' },
  { classes: Number.NaN },
  { width: Number.NaN },
  { width: Number.POSITIVE_INFINITY },
])('refuses %j', values => {
  expect(problemsOf(values)).toHaveLength(1);
});

test('a resolution may have a height and a width', () => {
  expect(setArguments(document, { resolution: [120, 160] })).toMatchObject({
    ok: true,
    value: { input: { resolution: [120, 160] } },
  });
});

test('whatever is set, the outcome is a valid document or at least one problem', () => {
  const value = fc.oneof(fc.double(), fc.boolean(), fc.string(), fc.array(fc.integer({ min: -5, max: 5 })));
  const name = fc.constantFrom('width', 'depths', 'bottleneck', 'shortcut', 'resolution', 'channels', 'classes', 'x');
  fc.assert(
    fc.property(fc.dictionary(name, value), values => {
      const result = setArguments(document, values);
      if (result.ok) expect(documentSchema.safeParse(result.value).success).toBe(true);
      else expect(result.error.length).toBeGreaterThan(0);
    }),
  );
});
