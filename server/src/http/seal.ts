import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Text that only the holder of the service's secret can read (AES-256-GCM). Throws when it was changed. */
export interface Seal {
  close(text: string): string;
  open(sealed: string): string;
  /** The same, or null for what cannot be opened. */
  tryOpen(sealed: string): string | null;
}

export function sealer(secret: string, purpose = 'penora idempotency'): Seal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  const seal: Seal = {
    close(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
    tryOpen(sealed) {
      try {
        return seal.open(sealed);
      } catch {
        return null;
      }
    },
  };
  return seal;
}
