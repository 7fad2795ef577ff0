import type { StorageUse } from '../deps.ts';
import type { DocumentLimits } from '../limits.ts';

/** What one owner uses as it was read last, and the open texts that have gone on since. */
interface Account {
  usedBytes: number;
  limitBytes: number;
  readonly texts: Set<StorageGuard>;
  /** By how much these are larger than what was read of them, with what is being saved. */
  aheadBytes: number;
}

/** Growth or shrinkage of a text that its owner's other texts, here and in other processes, should soon know of. */
const WORTH_NOTING_BYTES = 65_536;
/** The same while the storage is more than half full. */
const WORTH_NOTING_LATE_BYTES = 16_384;

/** The open texts of a process by owner: what is typed in one of them counts for the others at once (S1). */
export class Accounts {
  readonly #byOwner = new Map<string, Account>();

  enter(guard: StorageGuard, { ownerId, usedBytes, limitBytes }: StorageUse): Account {
    const account = this.#byOwner.get(ownerId) ?? { usedBytes, limitBytes, texts: new Set(), aheadBytes: 0 };
    this.#byOwner.set(ownerId, account);
    account.texts.add(guard);
    return account;
  }

  leave(guard: StorageGuard, ownerId: string): void {
    const account = this.#byOwner.get(ownerId);
    account?.texts.delete(guard);
    if (account?.texts.size === 0) this.#byOwner.delete(ownerId);
  }
}

/**
 * Whether a text may still grow: live typing may pass the owner's storage by a grace, beyond it only what shrinks the
 * text passes (contract.md, Storage). Between two measurements the size goes on by the growth of each update.
 */
export class StorageGuard {
  readonly #accounts: Accounts;
  readonly #limits: DocumentLimits;
  #ownerId: string;
  #account: Account;
  /** Of the text in what the owner uses, and as it is now, about. */
  #notedBytes: number;
  #sizeBytes: number;
  /** Growth that was allowed and is not saved yet. */
  #pendingBytes = 0;
  /** What of these the account counts. */
  #aheadBytes = 0;
  /** Something was refused since somebody came in: room may have been made since, which nobody tells. */
  hasRefused = false;

  constructor(use: StorageUse, limits: DocumentLimits, accounts: Accounts) {
    this.#accounts = accounts;
    this.#limits = limits;
    this.#ownerId = use.ownerId;
    this.#notedBytes = use.sizeBytes;
    this.#sizeBytes = use.sizeBytes;
    this.#account = accounts.enter(this, use);
    this.refresh(use);
  }

  /** Takes note of what is allowed, until `grow` or `forgo`. */
  allows(growth: number): boolean {
    const most = this.#account.limitBytes + this.#limits.storageGraceBytes;
    const isAllowed = growth <= 0 || this.#total + growth <= most;
    if (isAllowed) this.#pendingBytes += growth;
    else this.hasRefused = true;
    this.#count();
    return isAllowed;
  }

  /** What was allowed will not be saved. */
  forgo(growth: number): void {
    this.#pendingBytes -= growth;
    this.#count();
  }

  grow(bytes: number): void {
    this.#sizeBytes = Math.max(0, this.#sizeBytes + bytes);
    this.#count();
  }

  measured(sizeBytes: number): void {
    this.#sizeBytes = sizeBytes;
    this.#count();
  }

  refresh(use: StorageUse): void {
    if (!this.#account.texts.has(this)) return;
    if (use.ownerId !== this.#ownerId) {
      this.leave();
      this.#ownerId = use.ownerId;
      this.#account = this.#accounts.enter(this, use);
    }
    this.#notedBytes = use.sizeBytes;
    this.#account.usedBytes = use.usedBytes;
    this.#account.limitBytes = use.limitBytes;
    this.#count();
  }

  leave(): void {
    if (!this.#account.texts.has(this)) return;
    this.#account.aheadBytes -= this.#aheadBytes;
    this.#aheadBytes = 0;
    this.#accounts.leave(this, this.#ownerId);
  }

  get sizeBytes(): number {
    return Math.round(this.#sizeBytes);
  }

  /** So much has changed since the owner's use was read that it should be measured, though somebody still types. */
  get isFarAhead(): boolean {
    const isLate = this.#total > this.#account.limitBytes / 2;
    return Math.abs(this.#sizeBytes - this.#notedBytes) > (isLate ? WORTH_NOTING_LATE_BYTES : WORTH_NOTING_BYTES);
  }

  get #total(): number {
    return this.#account.usedBytes + this.#account.aheadBytes;
  }

  /** Asked for with every update: a sum that is kept, not one over all texts of the owner. */
  #count(): void {
    if (!this.#account.texts.has(this)) return;
    const ahead = this.#sizeBytes + this.#pendingBytes - this.#notedBytes;
    this.#account.aheadBytes += ahead - this.#aheadBytes;
    this.#aheadBytes = ahead;
  }
}
