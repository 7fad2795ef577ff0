import { repeatPatiently } from '../../database/patiently.ts';
import { generationLimits } from '../limits.ts';

/** Repeats the identical work while the database is away or overwhelmed, for about 20 s (database/patiently.ts). */
export const patiently = <T>(work: (isRepeat: boolean) => Promise<T>, mayRepeat?: () => boolean): Promise<T> => {
  const { databaseRepeats: repeats, maxDatabaseDelayMs: maxDelayMs } = generationLimits;
  return repeatPatiently({ repeats, maxDelayMs }, work, mayRepeat);
};
