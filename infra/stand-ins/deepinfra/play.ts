import type { Gate } from './gate.ts';
import type { Step } from './steps.ts';
import type { Wire } from './wire.ts';

export interface Played {
  requestId: string;
  gate: Gate;
  onDelta: () => void;
}

/** Does the steps one after the other until they end or the client leaves. True when the answer is to be ended. */
export async function play(steps: Iterable<Step>, wire: Wire, { requestId, gate, onDelta }: Played): Promise<boolean> {
  const clock = paceClock();
  for (const step of steps) {
    if (wire.gone.aborted) return false;
    switch (step.kind) {
      case 'send':
        await wire.send(step.bytes);
        if (step.isDelta) onDelta();
        break;
      case 'wait':
        await wire.silence(step.ms);
        break;
      case 'pace': {
        const ms = clock.until(step.atMs);
        if (ms > 0) await wire.silence(ms);
        break;
      }
      case 'gate':
        wire.flush();
        await gate.pass(requestId, wire.gone);
        break;
      case 'hang':
        await wire.hang();
        return false;
      case 'destroy':
        wire.destroy();
        return false;
      default:
        step satisfies never;
    }
  }
  wire.flush();
  return !wire.gone.aborted;
}

/** Due times count from the first paced delta, so a late timer is made up for by the next ones. */
function paceClock(): { until(atMs: number): number } {
  let startedAt: number | undefined;
  return {
    until(atMs) {
      startedAt ??= performance.now();
      return startedAt + atMs - performance.now();
    },
  };
}
