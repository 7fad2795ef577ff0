import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packetizer } from './packets.ts';
import type { Packets } from './scenario.ts';

const plans: fc.Arbitrary<Packets | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ by: fc.constant('frames' as const), n: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ by: fc.constant('bytes' as const), n: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ by: fc.constant('cuts' as const), at: fc.array(fc.integer({ min: 1, max: 80 })) }),
);

test('packets are the frames again, whatever the cuts', () => {
  fc.assert(
    fc.property(plans, fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 })), (plan, frames) => {
      const cut = packetizer(plan);
      const packets = frames.flatMap((frame) => cut.push(Buffer.from(frame)));
      const whole = Buffer.concat([...packets, ...cut.flush()]);
      expect(whole).toEqual(Buffer.concat(frames));
    }),
  );
});

test('cuts where it is told to', () => {
  const texts = (plan: Packets, ...frames: string[]) => {
    const cut = packetizer(plan);
    return [...frames.flatMap((frame) => cut.push(Buffer.from(frame))), ...cut.flush()].map(String);
  };
  expect(texts({ by: 'bytes', n: 4 }, 'abcdef', 'ghi')).toEqual(['abcd', 'efgh', 'i']);
  expect(texts({ by: 'frames', n: 2 }, 'ab', 'c', 'de')).toEqual(['abc', 'de']);
  expect(texts({ by: 'cuts', at: [5, 1] }, 'abc', 'def')).toEqual(['a', 'bcde', 'f']);
  expect(texts({ by: 'cuts', at: [] }, 'abc', 'def')).toEqual(['abcdef']);
});
