import { once } from 'node:events';
import { Agent as HttpAgent, type IncomingMessage, request as plainRequest } from 'node:http';
import { Agent as HttpsAgent, request as secureRequest } from 'node:https';

/** Connections that nobody uses are kept for the next request, a few, and not for long. */
const keeping = { keepAlive: true, maxFreeSockets: 64, timeout: 4_000 };
const plainAgent = new HttpAgent(keeping);
const secureAgent = new HttpsAgent(keeping);

/**
 * One request by `node:http`, no redirect followed: reading a stream through `fetch` costs several times as much CPU,
 * and streams of words are what this process does all day. Throws when there is no answer.
 */
export async function send(url: URL, init: RequestInit): Promise<IncomingMessage> {
  const { body, method, signal } = init;
  if (typeof body !== 'string') throw new TypeError('a request to the provider has a body of text');
  const isSecure = url.protocol === 'https:';
  const options = {
    agent: isSecure ? secureAgent : plainAgent,
    headers: Object.fromEntries(new Headers(init.headers)),
    method: method ?? 'POST',
    // The agent's is for connections that nobody uses; a stream has its own clocks, and this one would be moved by each packet.
    timeout: 0,
    ...(signal && { signal }),
  };
  const request = isSecure ? secureRequest(url, options) : plainRequest(url, options);
  const answered = once(request, 'response');
  // It may still fail when nobody waits any more.
  request.on('error', () => undefined);
  request.end(body);
  const [message]: IncomingMessage[] = await answered;
  if (message === undefined) throw new Error('no answer');
  // Who reads it sees that it broke; until somebody does, nothing may be thrown into the process.
  message.on('error', () => undefined);
  return message;
}
