import { z } from 'zod';
import type { Cast } from './callers.ts';

/** What requests are about: everything of it belongs to the owner. */
export interface Stage {
  cast: Cast;
  code: string;
  generationId: string;
  versionId: string;
  /** The version that was kept before a restoration. */
  beforeId: string;
  sessionId: string;
  tokenId: string;
  /** Of an order that is paid. */
  orderId: string;
  linkId: string;
  /** The owner's. */
  commentId: string;
}

const One = z.looseObject({ version: z.object({ id: z.string() }).optional() });
/** The Yjs relative position of the beginning of the text. */
const TEXT_START = 'AQdkZWZhdWx0AA==';
const NONE = '00000000-0000-4000-8000-000000000000';

/** A project with members, an ended result, versions. */
export async function openStage(cast: Cast): Promise<Stage> {
  const { owner, viewer, commenter, editor } = cast.people;
  const code = await owner.project('The stage', 'The lamp was lit before the ship was seen.');
  for (const [role, person] of Object.entries({ viewer, commenter, editor })) await owner.invite(code, person, role);
  const { generation } = await owner.generate({ projectCode: code, maxMilliku: 50 });
  await (await owner.fetch('GET', `/api/generations/${generation.id}/stream`)).text();
  const version = One.parse(await owner.post(`/api/projects/${code}/versions`, { name: 'First' })).version?.id ?? NONE;
  await owner.post(`/api/projects/${code}/versions/${version}/restore`).catch(() => undefined);
  const Items = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
  const { items } = Items.parse(await owner.get(`/api/projects/${code}/versions`));
  const session = Items.parse(await owner.get('/api/auth/sessions')).items[0]?.id ?? NONE;
  const { id: tokenId } = await owner.accessKey();
  const Order = z.object({ order: z.object({ id: z.string() }) });
  const { order } = Order.parse(await owner.post('/api/payments/orders', { packageId: 'topup_10' }));
  const { success } = Object(await owner.post(`/api/payments/sandbox/${order.id}`, { outcome: 'pay' }));
  await owner.post('/api/payments/verify', success);
  const Link = z.object({ shareLink: z.object({ id: z.string() }) });
  const { shareLink } = Link.parse(await owner.post(`/api/projects/${code}/share-links`, { role: 'viewer' }));
  const Said = z.object({ comment: z.object({ id: z.string() }) });
  const anchor = { from: TEXT_START, to: TEXT_START };
  const { comment } = Said.parse(await owner.post(`/api/projects/${code}/comments`, { anchor, text: 'Really?' }));
  return {
    commentId: comment.id,
    linkId: shareLink.id,
    ...{ cast, code, generationId: generation.id, versionId: version, tokenId, orderId: order.id, sessionId: session },
    beforeId: items.find(({ id }) => id !== version)?.id ?? version,
  };
}
