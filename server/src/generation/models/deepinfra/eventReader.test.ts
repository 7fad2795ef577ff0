import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ModelFailure } from '../model.ts';
import { EventReader, maxAnswerBytes, maxFrameCharacters } from './eventReader.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** All frames of a stream that comes in these packets. */
function read(packets: Iterable<string | Uint8Array>): string[] {
  const reader = new EventReader();
  const frames: string[] = [];
  for (const packet of packets) frames.push(...reader.push(typeof packet === 'string' ? bytes(packet) : packet));
  return frames;
}

function* times(n: number, packet: string): Generator<string> {
  for (let i = 0; i < n; i += 1) yield packet;
}

describe('what a frame says', () => {
  test.each<[string, string, string[]]>([
    ['its data, without one space', 'data: a\n\ndata:b\n\ndata:  c\n\n', ['a', 'b', ' c']],
    ['several lines of data as one', 'data: a\ndata: b\n\n', ['a\nb']],
    ['nothing but its data', ': ping\nevent: x\nid: 1\nretry: 5\ndata: a\nnonsense\n\n', ['a']],
    ['nothing without data', ': ping\n\nid: 4\n\n\n\n', []],
    ['nothing before it is complete', 'data: a\n\ndata: b\n', ['a']],
    ['the same behind a byte order mark', '\ufeffdata: a\n\n', ['a']],
    ['that it is there and empty', 'data:\n\n', ['']],
  ])('%s', (_, stream, frames) => {
    expect(read([stream])).toEqual(frames);
  });

  test('the same however packets cut it and lines end', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        (all, end, sizes) => {
          const said = all.map((text) => text.replace(/[\r\n]/g, ' '));
          const whole = bytes(said.map((text) => `: ping${end}data: ${text}${end}${end}`).join(''));
          const packets: Uint8Array[] = [];
          for (let at = 0; at < whole.length; ) {
            const size = sizes.next().value ?? 1;
            packets.push(whole.subarray(at, at + size));
            at += size;
          }
          expect(read(packets)).toEqual(said);
        },
      ),
    );
  });
});

describe('limits', () => {
  test.each(['\n', '\r\n'])('frames of data, each within its limit, pass', (end) => {
    const frame = `id: 1${end}data: ${'x'.repeat(999)}${end}${end}`;
    expect(read(times(3_000, frame))).toHaveLength(3_000);
  });

  test('a blank line cut off from its frame still ends it', () => {
    const frame = `data: ${'x'.repeat(500_000)}\n`;
    expect(read([frame, '\n', frame, '\n', frame, '\n'])).toHaveLength(3);
  });

  test.each([
    ['one line', 'x'.repeat(1_000)],
    ['lines without a blank one', 'data: x\n'],
    ['comments', ': ping\n\n'],
    ['frames without data', 'id: 1\n\n'],
  ])('%s without end fails', (_, packet) => {
    expect(() => read(times(maxFrameCharacters, packet))).toThrow(ModelFailure);
  });

  test('an answer without end fails', () => {
    const packet = `data: ${'x'.repeat(65_000)}\n\n`;
    const packets = times(Math.ceil(maxAnswerBytes / packet.length) + 1, packet);
    expect(() => read(packets)).toThrow(expect.objectContaining({ kind: 'broken' }));
  });
});
