import type { StorageUse } from '../deps.ts';
import type { DocumentLimits } from '../limits.ts';

/**
 * Whether a text may still grow: live typing may pass the owner's storage by a grace, beyond it only what shrinks the
 * text passes (contract.md, Storage). Between two measurements the size goes on by the growth of each update.
 */
export class StorageGuard {
  readonly #limits: DocumentLimits;
  #use: StorageUse;
  /** Of the text as it is now, about. */
  #sizeBytes: number;
  /** Something was refused since the use was read: room may have been made since, which nobody tells. */
  hasRefused = false;

  constructor(use: StorageUse, limits: DocumentLimits) {
    this.#use = use;
    this.#limits = limits;
    this.#sizeBytes = use.sizeBytes;
  }

  /** `pending`: growth that was allowed and is not saved yet. */
  allows(growth: number, pending: number): boolean {
    const most = this.#use.limitBytes + this.#limits.storageGraceBytes;
    const isAllowed = growth <= 0 || this.#total + pending + growth <= most;
    if (!isAllowed) this.hasRefused = true;
    return isAllowed;
  }

  grow(bytes: number): void {
    this.#sizeBytes = Math.max(0, this.#sizeBytes + bytes);
  }

  measured(sizeBytes: number): void {
    this.#sizeBytes = sizeBytes;
  }

  refresh(use: StorageUse): void {
    this.#use = use;
    this.hasRefused = false;
  }

  get sizeBytes(): number {
    return Math.round(this.#sizeBytes);
  }

  get #total(): number {
    const { usedBytes, sizeBytes } = this.#use;
    return usedBytes - sizeBytes + this.#sizeBytes;
  }
}
