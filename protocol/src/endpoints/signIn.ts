/** Ways in that are addresses for a browser, not for `call`: they answer with a redirect or a page. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const tag = 'Sign-in';

/** Whatever stands in the address; the door itself decides what it believes. */
const AnyQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const fromSukusuku = (path: string) =>
  endpoint({
    method: 'GET',
    path,
    summary: 'Arrive from sukusuku.ai with a token or signed parameters: 303 to / with the session, or a page with 401',
    tag,
    access: 'anyone',
    status: 200,
    query: AnyQuery,
    replyType: 'text/html',
  });

/** One door under the names that links of sukusuku.ai have (domain.md, Single sign-on). */
export const sukusukuDoors = ['/penora', '/penora_link', '/app', '/writer'].map(fromSukusuku);
