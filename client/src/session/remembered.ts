/** Who used this device last, so that their own texts can be opened while the server cannot be asked who they are. */
import { Me } from '@penora/protocol/schemas/person';

const KEY = 'penora:me';

/** Null when nobody is signed in here, as far as this device knows. */
export function rememberedMe(): Me | null {
  try {
    return Me.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

export function rememberMe(me: Me): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(me));
  } catch {
    // Then nothing opens without the server.
  }
}

export function forgetMe(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
