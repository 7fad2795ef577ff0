/** Comments on passages of a project's text. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ListQuery, listOf } from '../list.ts';
import { Comment, CommentChange, CommentParams, NewComment } from '../schemas/comment.ts';
import { CodeParams } from '../schemas/project.ts';

const tag = 'Comments';
const OneComment = z.object({ comment: Comment });

export const listComments = endpoint({
  method: 'GET',
  path: '/api/projects/:code/comments',
  summary: 'Comments and replies, resolved ones too, newest first',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: ListQuery,
  reply: listOf(Comment),
});

export const createComment = endpoint({
  method: 'POST',
  path: '/api/projects/:code/comments',
  summary: 'Comment on a passage, or answer a comment',
  tag,
  access: 'person',
  status: 201,
  params: CodeParams,
  body: NewComment,
  reply: OneComment,
});

export const changeComment = endpoint({
  method: 'PATCH',
  path: '/api/projects/:code/comments/:id',
  summary: 'Change the words of your own comment, or resolve and open a thread',
  tag,
  access: 'person',
  status: 200,
  params: CommentParams,
  body: CommentChange,
  reply: OneComment,
});

export const deleteComment = endpoint({
  method: 'DELETE',
  path: '/api/projects/:code/comments/:id',
  summary: 'Delete a comment; with the first of a thread its replies go too. By who wrote it, or the owner',
  tag,
  access: 'person',
  status: 204,
  params: CommentParams,
});
