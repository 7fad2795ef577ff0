import { randomInt } from 'node:crypto';
import { demonstrate } from '@penora/protocol/endpoints/demonstration';
import { demandAllowed, limiter } from '../http/rateLimit.ts';
import { type Route, route } from '../http/route.ts';
import { composeDemonstration } from './models/demonstration/compose.ts';

/** For each network address. One answer is composed in a few milliseconds. */
const PER_MINUTE = 20;
const WORDS = { min: 70, max: 110 };

/** The demonstration on the first page, in production too: nothing is stored and nobody pays. */
export function showcaseRoutes(limitsFactor: number): Route[] {
  const limit = limiter(PER_MINUTE, 60, limitsFactor, 'demonstration');
  return [
    route(demonstrate, async ({ body, address }) => {
      demandAllowed([await limit.use(address)]);
      const brief = {
        tool: 'prompt' as const,
        options: { length: 'short' },
        input: '',
        after: '',
        take: 1,
        written: '',
      };
      const pieces = composeDemonstration({
        brief: { ...brief, prompt: body.prompt, words: WORDS },
        seed: randomInt(2 ** 31),
      });
      return { text: [...pieces].join('').trim() };
    }),
  ];
}
