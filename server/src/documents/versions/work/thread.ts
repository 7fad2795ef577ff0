import { parentPort } from 'node:worker_threads';
import { type Asked, work } from './work.ts';

parentPort?.on('message', ({ id, asked }: { id: number; asked: Asked }) => {
  try {
    parentPort?.postMessage({ id, done: work(asked) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
  }
});
