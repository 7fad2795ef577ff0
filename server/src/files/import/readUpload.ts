import type { Upload } from '../../http/route.ts';
import { invalid } from '../../kernel/errors.ts';
import { JobFailure } from '../../kernel/workers/failure.ts';
import type { ImportDeps } from './deps.ts';
import { broken, tooHungry, tooSlow } from './reading/faults.ts';
import type { Reading } from './reading/reading.ts';

interface Sender {
  userId: string;
  signal: AbortSignal;
}

/** Reads a file on a thread of its own limits; whatever it does there becomes a refusal here. */
export async function readUpload(
  { pool }: Pick<ImportDeps, 'pool'>,
  upload: Upload | null,
  { userId, signal }: Sender,
): Promise<Reading> {
  if (upload === null) throw invalid('file', 'a file is needed');
  const { bytes, name } = upload;
  try {
    return await pool.run({ bytes, name }, { owner: userId, signal, transfer: [bytes.buffer] });
  } catch (error) {
    throw error instanceof JobFailure ? refusalOf(error) : error;
  }
}

function refusalOf(failure: JobFailure): Error {
  switch (failure.reason) {
    case 'time':
      return tooSlow();
    case 'memory':
      return tooHungry();
    case 'crash':
      return broken();
    case 'stopped':
    case 'gone':
      return failure;
    default:
      return failure.reason satisfies never;
  }
}
