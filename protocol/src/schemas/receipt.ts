/** How a text was made: whose words stand in it, and what was thrown away. */
import { z } from 'zod';
import { ModelKey } from '../catalog/models.ts';
import { ToolKey } from '../catalog/tools.ts';

export const ReceiptItem = z.object({
  /** Who typed it, or who asked the model; missing for what the project began with. */
  userId: z.string().optional(),
  name: z.string().optional(),
  /** Missing for what people typed. */
  model: ModelKey.optional(),
  tool: ToolKey.optional(),
  words: z.number().int(),
  costMilliku: z.number().int(),
});
export type ReceiptItem = z.infer<typeof ReceiptItem>;

export const Receipt = z.object({
  /** Of the text as it stands, most words first. */
  items: z.array(ReceiptItem),
  /** What models wrote into the text and was deleted or undone, and results that were discarded; most words first. */
  discarded: z.array(ReceiptItem),
  /** Of results that nobody discarded, what is not in the text: it can still be taken. Most words first. */
  unused: z.array(ReceiptItem).default([]),
});
export type Receipt = z.infer<typeof Receipt>;
