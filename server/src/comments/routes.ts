import * as endpoints from '@penora/protocol/endpoints/comments';
import { empty, type Route, route } from '../http/route.ts';
import { changeComment, createComment, deleteComment, listComments } from './comments.ts';
import type { CommentsDeps } from './deps.ts';

/** Everything of protocol/src/endpoints/comments.ts. */
export function commentRoutes(deps: CommentsDeps): Route[] {
  return [
    route(endpoints.listComments, ({ principal, params, query }) => listComments(deps, principal, params.code, query)),
    route(endpoints.createComment, async ({ principal, params, body }) => ({
      comment: await createComment(deps, principal, params.code, body),
    })),
    route(endpoints.changeComment, async ({ principal, params, body }) => ({
      comment: await changeComment(deps, principal, params.code, params.id, body),
    })),
    route(endpoints.deleteComment, async ({ principal, params }) => {
      await deleteComment(deps, principal, params.code, params.id);
      return empty();
    }),
  ];
}
