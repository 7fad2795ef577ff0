/** A direct relay: what the provider's stream says goes to the browser as it comes. No money, nothing kept. */
import { createServer, get } from 'node:http';
import { announce } from '../../documents/servers/announce.ts';

const provider = process.env.PROVIDER_URL ?? '';
const http = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const upstream = get(provider, (answer) => {
    let rest = '';
    answer.setEncoding('utf8').on('data', (part: string) => {
      const blocks = (rest + part).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (!block.startsWith('data: {')) continue;
        const { choices } = JSON.parse(block.slice(6));
        response.write(`data: ${JSON.stringify({ text: choices[0].delta.content })}\n\n`);
      }
    });
  });
  response.once('close', () => upstream.destroy());
});
announce(http);
