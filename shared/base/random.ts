import { assert } from './assert.ts';

/** A source of reproducible chance: the same seed gives the same sequence on every platform. */
export interface Random {
  /** Evenly from [0, 1), with 53 bits. */
  next(): number;
  /** Evenly from 0 … `below` - 1; `below` up to 2^32. */
  integer(below: number): number;
  /** A random order of 0 … `count` - 1. */
  shuffle(count: number): Uint32Array;
  /** From the normal distribution with mean 0 and deviation 1. */
  normal(): number;
}

type State = readonly [number, number, number, number];

const twoTo32 = 2 ** 32;

const rotateLeft = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** xoshiro128** 1.1 by Blackman and Vigna (2018, prng.di.unimi.it): 32 random bits a call, period 2^128 - 1. */
export function xoshiro128(state: State): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result >>> 0;
  };
}

/** SplitMix64 by Steele, Lea and Flood (2014): turns neighbouring seeds into unrelated 64-bit words. */
export function splitMix64(seed: bigint): () => bigint {
  const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
  let state = wrap(seed);
  return () => {
    state = wrap(state + 0x9e3779b97f4a7c15n);
    let word = wrap((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
    word = wrap((word ^ (word >> 27n)) * 0x94d049bb133111ebn);
    return word ^ (word >> 31n);
  };
}

function stateFrom(seed: number): State {
  const word = splitMix64(BigInt(seed));
  const [first, second] = [word(), word()];
  const low = (value: bigint): number => Number(BigInt.asUintN(32, value));
  return [low(first), low(first >> 32n), low(second), low(second >> 32n)];
}

/**
 * The natural logarithm of a positive normal number by the series of the inverse hyperbolic tangent. `Math.log` may differ
 * in the last bit between platforms, which would end "same seed, same sequence"; sums and products may not.
 */
function exactLog(value: number): number {
  let mantissa = value;
  let exponent = 0;
  for (; mantissa < Math.SQRT1_2; exponent -= 1) mantissa *= 2;
  const ratio = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let degree = 23; degree > 0; degree -= 2) sum = sum * ratio * ratio + 1 / degree;
  return 2 * ratio * sum + exponent * Math.LN2;
}

/** A generator for a seed, any safe integer. */
export function createRandom(seed: number): Random {
  assert(Number.isSafeInteger(seed), `a seed is a safe integer, not ${seed}`);
  const bits = xoshiro128(stateFrom(seed));
  const next = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;

  function integer(below: number): number {
    assert(Number.isInteger(below) && below >= 1 && below <= twoTo32, `no integer below ${below}`);
    // The last incomplete round of `below` is drawn again, or small numbers would come more often.
    const limit = twoTo32 - (twoTo32 % below);
    let drawn = bits();
    while (drawn >= limit) drawn = bits();
    return drawn % below;
  }

  /** Fisher and Yates. */
  function shuffle(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last -= 1) {
      const other = integer(last + 1);
      const moved = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = moved;
    }
    return order;
  }

  /** Marsaglia's polar method; the second value of each pair is left unused, so that a call has no hidden state. */
  function normal(): number {
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * exactLog(square)) / square);
    }
  }

  return { next, integer, shuffle, normal };
}
