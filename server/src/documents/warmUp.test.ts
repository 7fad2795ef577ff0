import { expect, test } from 'vitest';
import { warmUp } from './warmUp.ts';

test('the way of an update is gone from end to end, and nothing is refused', async () => {
  const { updates, deliveries, refused } = await warmUp();
  expect(refused).toBe(0);
  expect(updates).toBeGreaterThan(4);
  // What one has sent since the last turn goes to the three others as one.
  expect(deliveries).toBeGreaterThan(0);
  expect(deliveries % 3).toBe(0);
});
