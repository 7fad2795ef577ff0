/** How a text was made. */
import { endpoint } from '../endpoint.ts';
import { CodeParams } from '../schemas/project.ts';
import { Receipt } from '../schemas/receipt.ts';

export const projectReceipt = endpoint({
  method: 'GET',
  path: '/api/projects/:code/receipt',
  summary:
    'Words and cost by person, model and tool, of the text as it stands, what was thrown away, and what is left on cards',
  tag: 'Receipts',
  access: 'person',
  status: 200,
  params: CodeParams,
  reply: Receipt,
});
