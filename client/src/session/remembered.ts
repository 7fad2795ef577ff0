/** Who used this device last, so that their own texts can be opened while the server cannot be asked who they are. */
import { Me } from '@penora/protocol/schemas/person';
import { keepOnDevice, onDevice } from '../onDevice.ts';

const KEY = 'penora:me';

/** Null when nobody is signed in here, as far as this device knows. */
export const rememberedMe = (): Me | null => onDevice(KEY, Me);

export const rememberMe = (me: Me): void => keepOnDevice(KEY, me);

export const forgetMe = (): void => keepOnDevice(KEY, null);
