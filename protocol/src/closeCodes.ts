/** Why a document socket was closed (contract.md, Documents). The stock client stays away after 4400-4499. */
export const closeCodes = {
  /** The service restarts; come back soon. */
  restarting: 1012,
  /** A frame over 8 MiB. */
  frameTooLarge: 1009,
  /** Try again later: overload, a missing dependency, or the database is away. */
  tryLater: 1013,
  notSignedIn: 4401,
  /** The role does not suffice, or access was withdrawn. */
  forbidden: 4403,
  noSuchProject: 4404,
  /** An update that can never be valid. */
  invalid: 4409,
  /** The owner's storage is full; what was typed stays on the device. */
  storageFull: 4413,
} as const;

/** Said with 4413 when the storage has room, but the document's deleted past has grown too large for it to go on. */
export const WORN = 'past';

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
