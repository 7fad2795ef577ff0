import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChunkBuilder, type Draft } from './chunkBuilder.ts';
import { cutToWords } from './cutToWords.ts';
import { countWords } from './pieces.ts';
import { cutText } from './test/texts.ts';

describe('G1 chunks', () => {
  test('have a word each but for the last, and together the text and its words', () => {
    fc.assert(
      fc.property(cutText, fc.array(fc.boolean(), { minLength: 1 }), ({ text, deltas }, takes) => {
        const builder = new ChunkBuilder();
        const drafts: Draft[] = [];
        const take = () => {
          const draft = builder.take();
          if (draft !== null) drafts.push(draft);
        };
        for (const [index, delta] of deltas.entries()) {
          builder.push(delta);
          if (takes[index % takes.length]) take();
        }
        builder.end();
        take();
        expect(drafts.map((draft) => draft.text).join('')).toBe(text.toWellFormed());
        expect(drafts.reduce((sum, draft) => sum + draft.words, 0)).toBe(countWords(text));
        for (const draft of drafts) expect(draft.text).not.toBe('');
        for (const draft of drafts.slice(0, -1)) expect(draft.words).toBeGreaterThan(0);
        expect(builder.take()).toBeNull();
        expect([builder.words, builder.waiting, builder.undelivered]).toEqual([0, 0, '']);
      }),
      { numRuns: 500 },
    );
  });

  test('text without a word waits for the next chunk', () => {
    const builder = new ChunkBuilder();
    builder.push('— … ');
    expect(builder.take()).toBeNull();
    expect([builder.words, builder.waiting]).toEqual([0, 4]);
    builder.push('yes ');
    expect(builder.take()).toMatchObject({ text: '— … yes ', words: 1 });
    builder.push('\n\n');
    builder.end();
    expect(builder.take()).toMatchObject({ text: '\n\n', words: 0 });
    builder.push('— ');
    expect(builder.take()).toBeNull();
  });

  test('an empty stream has no chunk', () => {
    const builder = new ChunkBuilder();
    builder.push('');
    builder.end();
    expect(builder.take()).toBeNull();
  });

  test('a draft can be cut to what is affordable', () => {
    const builder = new ChunkBuilder();
    builder.push('one two three ');
    const draft = builder.take();
    expect(cutToWords(draft?.pieces ?? [], 2)).toEqual({ text: 'one two ', words: 2, rest: 'three ' });
  });

  test('a model that is asked to go on sees what was held back, and its answer joins on', () => {
    const builder = new ChunkBuilder();
    builder.push('one two thr');
    expect(builder.take()).toMatchObject({ text: 'one two ', words: 2 });
    expect(builder.undelivered).toBe('thr');
    builder.push('ee four');
    expect(builder.undelivered).toBe('three four');
    builder.end();
    expect(builder.take()).toMatchObject({ text: 'three four', words: 2 });
  });

  test('a continued generation pays for what its last piece has grown by', () => {
    const builder = new ChunkBuilder('one well');
    builder.push('-known ship');
    builder.end();
    expect(builder.take()).toMatchObject({ text: '-known ship', words: 2 });
  });
});
