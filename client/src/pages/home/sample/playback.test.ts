import { expect, test } from 'vitest';
import { frameAt, sampleMs } from './playback.ts';

test('the sample keeps to the price list: 0.01 Ku for each word shown', () => {
  for (let at = 0; at <= sampleMs; at += 97) {
    const frame = frameAt(at);
    expect(frame.costMilliku).toBe(frame.words * 10);
    expect(frame.balanceMilliku + frame.costMilliku).toBe(50_000);
  }
});

test('text only grows, and at the end everybody is done', () => {
  let length = 0;
  for (let at = 0; at <= sampleMs; at += 61) {
    const { mira, model, jonas } = frameAt(at);
    expect((mira + model + jonas).length).toBeGreaterThanOrEqual(length);
    length = (mira + model + jonas).length;
  }
  expect(frameAt(sampleMs)).toMatchObject({ modelState: 'done', miraTypes: false, jonasTypes: false });
  expect(frameAt(sampleMs)).toEqual(frameAt(sampleMs + 60_000));
});
