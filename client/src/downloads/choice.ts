/** What was chosen for the last file, kept in this browser. */
import { ExportOptions } from '@penora/protocol/schemas/export';
import { keepOnDevice, onDevice } from '../onDevice.ts';

export type Chosen = ExportOptions;

const KEY = 'penora.download';
const first: Chosen = { format: 'pdf', paper: 'a4', style: 'book', howMade: false };

export const keptChoice = (): Chosen => onDevice(KEY, ExportOptions) ?? first;

export const keepChoice = (chosen: Chosen): void => keepOnDevice(KEY, chosen);
