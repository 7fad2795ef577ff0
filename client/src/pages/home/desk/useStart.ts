import { startGeneration } from '@penora/protocol/endpoints/generations';
import { createProject } from '@penora/protocol/endpoints/projects';
import type { Estimate } from '@penora/protocol/schemas/generation';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { call, newIdempotencyKey } from '../../../api/call.ts';
import type { RequestInput } from '../../../api/useEstimate.ts';
import { useTask } from '../../../form/useTask.ts';

/**
 * Starts something new and opens its room. A second press after a failed line sends the same key, so that nothing is
 * started, or paid, twice; another request gets a key of its own.
 */
export function useStart() {
  const navigate = useNavigate();
  const { busy, failure: error, run } = useTask();
  const last = useRef({ request: '', key: '' });

  const keyFor = (request: string): string => {
    if (last.current.request !== request) last.current = { request, key: newIdempotencyKey() };
    return last.current.key;
  };
  /** The model writes into a new project; never more than the estimate's upper end is taken. */
  const generate = (request: RequestInput, estimate: Estimate | null): Promise<void> =>
    run(async () => {
      const body = estimate === null ? request : { ...request, maxMilliku: Math.max(1, estimate.costMilliku.max) };
      const idempotencyKey = keyFor(JSON.stringify(body));
      const { generation } = await call(startGeneration, { body, idempotencyKey });
      await navigate(`/p/${generation.projectCode}`, { state: { generationId: generation.id } });
    });
  const begin = (title: string): Promise<void> =>
    run(async () => {
      const body = title.trim() === '' ? {} : { title };
      const { project } = await call(createProject, { body, idempotencyKey: keyFor(JSON.stringify(body)) });
      await navigate(`/p/${project.code}`);
    });
  return { busy, error, generate, begin };
}
