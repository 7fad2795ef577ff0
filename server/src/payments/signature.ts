import { createHmac, timingSafeEqual } from 'node:crypto';

export const hmacHex = (secret: string, message: string | Uint8Array): string =>
  createHmac('sha256', secret).update(message).digest('hex');

/** Whether `signature` is the lower-case hex HMAC-SHA-256 of the message; says nothing by the time it takes. */
export function isSignedWith(secret: string, message: string | Uint8Array, signature: string): boolean {
  const right = Buffer.from(hmacHex(secret, message));
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** What Checkout's signature is made over. */
export const paymentMessage = (gatewayOrderId: string, paymentId: string): string => `${gatewayOrderId}|${paymentId}`;
