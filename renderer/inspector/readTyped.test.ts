import { describe, expect, it } from 'vitest';
import { readTyped } from './readTyped.ts';

describe('readTyped', () => {
  it('reads numbers and arithmetic', () => {
    expect(readTyped(' 64 ')).toEqual({ kind: 'numbers', values: [64], isList: false });
    expect(readTyped('64*2 + 8')).toEqual({ kind: 'numbers', values: [136], isList: false });
    expect(readTyped('-1')).toEqual({ kind: 'numbers', values: [-1], isList: false });
  });

  it('reads lists with and without brackets', () => {
    expect(readTyped('1, 2')).toEqual({ kind: 'numbers', values: [1, 2], isList: true });
    expect(readTyped('[3, 4*2]')).toEqual({ kind: 'numbers', values: [3, 8], isList: true });
  });

  it('takes what refers to arguments as an expression', () => {
    expect(readTyped('64*width')).toEqual({ kind: 'expression', expression: '64*width' });
  });

  it('takes nothing from nonsense', () => {
    expect(readTyped('')).toEqual({ kind: 'nothing' });
    expect(readTyped('6 4')).toEqual({ kind: 'nothing' });
    expect(readTyped('1/0')).toEqual({ kind: 'nothing' });
    expect(readTyped('true')).toEqual({ kind: 'nothing' });
  });
});
