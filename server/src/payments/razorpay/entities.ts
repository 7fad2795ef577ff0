import { z } from 'zod';
import type { GatewayPayment, GatewayRefund } from '../gateway.ts';

/** Razorpay's entities as they come in answers and in webhooks; what we do not use is not looked at. */
const Cents = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
/** Goes into the path of the next request. */
export const EntityId = z.string().regex(/^\w{1,64}$/);

export const PaymentEntity = z
  .object({
    id: EntityId,
    order_id: EntityId.nullish(),
    amount: Cents,
    currency: z.string(),
    status: z.enum(['created', 'authorized', 'captured', 'refunded', 'failed']),
    amount_refunded: Cents.nullish(),
    error_description: z.string().nullish(),
  })
  .transform(
    (entity): GatewayPayment => ({
      id: entity.id,
      orderId: entity.order_id ?? null,
      amountCents: entity.amount,
      currency: entity.currency,
      status: entity.status,
      refundedCents: entity.amount_refunded ?? 0,
      failure: entity.error_description?.slice(0, 300) ?? null,
    }),
  );

export const RefundEntity = z
  .object({
    id: EntityId,
    payment_id: EntityId,
    amount: Cents.positive(),
    currency: z.string().nullish(),
    // Unknown words are of refunds under way.
    status: z.enum(['pending', 'processed', 'failed']).catch('pending'),
    created_at: z.number().int().positive().nullish(),
  })
  .transform(
    (entity): GatewayRefund => ({
      id: entity.id,
      paymentId: entity.payment_id,
      amountCents: entity.amount,
      currency: entity.currency ?? null,
      status: entity.status,
      createdAt: entity.created_at == null ? new Date() : new Date(entity.created_at * 1_000),
    }),
  );

export const OrderEntity = z.object({ id: EntityId });
export const PaymentList = z.object({ items: z.array(PaymentEntity) });
export const RefundList = z.object({ items: z.array(RefundEntity) });
