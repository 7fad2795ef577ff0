import { type Struct, TEXT } from './struct.ts';

/** A text that is joined out of others grows up to this: it is read again to find a place in it. */
export const JOINED_BYTES = 1_024;

/**
 * Whether `next` only goes on with a text that ends where it begins: written behind it by the same client and in front
 * of the same neighbour. Yjs, too, makes one item of two such.
 */
export const goesOn = (before: Pick<Struct, 'rightClient' | 'rightClock'>, next: Struct, client: number): boolean =>
  next.kind === TEXT &&
  next.originClient === client &&
  next.originClock === next.clock - 1 &&
  next.rightClient === before.rightClient &&
  next.rightClock === before.rightClock;
