/** What may be spent in a project. */
import { endpoint } from '../endpoint.ts';
import { Budget, BudgetChange } from '../schemas/budget.ts';
import { CodeParams } from '../schemas/project.ts';

const tag = 'Budgets';

export const getBudget = endpoint({
  method: 'GET',
  path: '/api/projects/:code/budget',
  summary: 'What may be spent in a project, and who pays',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  reply: Budget,
});

export const setBudget = endpoint({
  method: 'PUT',
  path: '/api/projects/:code/budget',
  summary: 'Set what may be spent; for the owner',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  body: BudgetChange,
  reply: Budget,
});
