import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { sentNow } from './clock.ts';

const Asked = z.looseObject({ max_tokens: z.number().optional(), model: z.string() });

export interface Provider {
  url: string;
  /** Answers that are being written now. */
  open(): number;
  /** Deltas sent so far. */
  sent(): number;
  close(): Promise<void>;
}

const frame = (delta: unknown, finish: string | null, usage?: unknown): string =>
  `data: ${JSON.stringify({
    id: 'bench',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'bench',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(usage === undefined ? {} : { usage }),
  })}\n\n`;

/**
 * A provider in this process that sends one whole word in each delta, at an even pace, until max_tokens: each word says
 * when it was sent (the stand-in of the tests sends prose, which does not).
 */
export async function startProvider(everyMs: number): Promise<Provider> {
  let open = 0;
  let sent = 0;
  const answer = (response: ServerResponse, words: number): void => {
    open += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    let left = words;
    let due = performance.now();
    const step = (): void => {
      if (left === 0) {
        const usage = { prompt_tokens: 10, completion_tokens: words, total_tokens: words + 10 };
        response.end(`${frame({}, 'length', usage)}data: [DONE]\n\n`);
        return;
      }
      left -= 1;
      sent += 1;
      response.write(frame({ content: `${sentNow()} ` }, null));
      due += everyMs;
      timer = setTimeout(step, Math.max(0, due - performance.now()));
    };
    // Streams do not beat in step.
    let timer = setTimeout(step, Math.random() * everyMs);
    response.once('close', () => {
      clearTimeout(timer);
      open -= 1;
    });
  };
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const asked = Asked.parse(body === '' ? { model: 'relay' } : JSON.parse(body));
      answer(response, asked.max_tokens ?? 1_000_000);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address !== 'object') throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    open: () => open,
    sent: () => sent,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
