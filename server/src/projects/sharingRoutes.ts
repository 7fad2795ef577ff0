import * as endpoints from '@penora/protocol/endpoints/sharing';
import { empty, type Route, route } from '../http/route.ts';
import { acceptLink, offerOf } from './acceptLink.ts';
import type { ProjectsDeps } from './deps.ts';
import { createShareLink, listShareLinks, revokeShareLink } from './shareLinks.ts';

/** Everything of protocol/src/endpoints/sharing.ts. */
export function sharingRoutes(deps: ProjectsDeps): Route[] {
  return [
    route(endpoints.listShareLinks, ({ principal, params, query }) =>
      listShareLinks(deps, principal, params.code, query),
    ),
    route(endpoints.createShareLink, async ({ principal, params, body }) => ({
      shareLink: await createShareLink(deps, principal, params.code, body),
    })),
    route(endpoints.revokeShareLink, async ({ principal, params, query }) => {
      await revokeShareLink(deps, principal, params.code, params.id, { keep: query.keep === 'true' });
      return empty();
    }),
    route(endpoints.shareOffer, async ({ params }) => ({ offer: await offerOf(deps.database.sql, params.token) })),
    route(endpoints.acceptShareLink, async ({ principal, params }) => ({
      project: await acceptLink(deps, principal, params.token),
    })),
  ];
}
