import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkOrder } from './chunkOrder.ts';

test('tells the next chunk from an old one and from a gap', () => {
  const order = new ChunkOrder(3);
  expect(order.take(3)).toBe('old');
  expect(order.take(5)).toBe('gap');
  expect(order.last).toBe(3);
  expect(order.take(4)).toBe('next');
  expect(order.take(4)).toBe('old');
  expect(order.last).toBe(4);
});

test('whatever arrives in whatever order, what is taken is 1, 2, 3 … without a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (arrivals) => {
      const order = new ChunkOrder();
      const taken = arrivals.filter((seq) => order.take(seq) === 'next');
      expect(taken).toEqual(taken.map((_, index) => index + 1));
      expect(order.last).toBe(taken.length);
    }),
  );
});
