import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patience } from './patience.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const role = { hasToken: false, isLast: false };
const token = { hasToken: true, isLast: false };
const last = { hasToken: false, isLast: true };

function begin() {
  const onEnd = vi.fn();
  return { onEnd, wait: patience({ firstTokenMs: 60_000, idleMs: 30_000 }, onEnd) };
}

test('the first token has its time, whatever frames come before it', () => {
  const { wait, onEnd } = begin();
  vi.advanceTimersByTime(40_000);
  wait.heard(role);
  vi.advanceTimersByTime(19_999);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onEnd).toHaveBeenCalledOnce();
  expect(wait.ranOut()).toBe(true);
});

test('then each frame has its own, with a token or without', () => {
  const { wait } = begin();
  vi.advanceTimersByTime(59_999);
  wait.heard(token);
  for (const frame of [role, token, role]) {
    vi.advanceTimersByTime(29_999);
    wait.heard(frame);
  }
  expect(wait.ranOut()).toBe(false);
  vi.advanceTimersByTime(30_000);
  expect(wait.ranOut()).toBe(true);
});

test('the time that our side takes does not count', () => {
  const { wait } = begin();
  wait.heard(token);
  vi.advanceTimersByTime(20_000);
  wait.suspend();
  vi.advanceTimersByTime(300_000);
  wait.resume();
  vi.advanceTimersByTime(29_999);
  expect(wait.ranOut()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(wait.ranOut()).toBe(true);
});

test('what follows finish_reason is not waited for long', () => {
  const { wait } = begin();
  wait.heard(token);
  wait.heard(last);
  vi.advanceTimersByTime(2_000);
  expect(wait.ranOut()).toBe(true);
});

test('an attempt that is over rings no more', () => {
  const { wait, onEnd } = begin();
  wait.end();
  vi.advanceTimersByTime(100_000);
  expect(onEnd).not.toHaveBeenCalled();
});
