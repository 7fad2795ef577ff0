/** How a text was made. */
import { endpoint } from '../endpoint.ts';
import { CodeParams } from '../schemas/project.ts';
import { Receipt } from '../schemas/receipt.ts';

export const projectReceipt = endpoint({
  method: 'GET',
  path: '/api/projects/:code/receipt',
  summary: 'Words and cost by person, model and tool, of the text as it stands and of what was thrown away',
  tag: 'Receipts',
  access: 'person',
  status: 200,
  params: CodeParams,
  reply: Receipt,
});
