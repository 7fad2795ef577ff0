import { serveJobs } from '../../kernel/workers/serveJobs.ts';
import type { ReceiptFacts } from './facts.ts';
import { type Buyer, receiptPdf } from './pdf.ts';

export interface ReceiptJob {
  facts: ReceiptFacts;
  buyer: Buyer;
}

/** Faces and their shaping take a good part of a second, in which others write. */
serveJobs<ReceiptJob, Uint8Array>(async ({ facts, buyer }) => ({ value: await receiptPdf(facts, buyer) }));
