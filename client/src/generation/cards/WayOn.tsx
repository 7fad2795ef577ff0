import { useTask } from '../../form/useTask.ts';
import { kuWords } from '../../format/ku.ts';
import { useRoom } from '../../room/roomContext.ts';
import { Button, ButtonLink, type ButtonVariant } from '../../ui/Button.tsx';
import { goOn } from '../actions.ts';
import { retry } from '../retry.ts';
import { useRunMeta } from '../useRun.ts';
import { useWayOn } from '../useWayOn.ts';

/** What can be done about an early end: go on, with the price it has, ask anew, top up, raise the budget. */
export function WayOn({ id, variant = 'line' }: { id: string; variant?: ButtonVariant }) {
  const room = useRoom();
  const run = useRunMeta(id);
  const way = useWayOn(run);
  const { busy, run: act } = useTask();
  const look = { size: 'sm', variant } as const;
  return (
    <>
      {way.topUp && (
        <ButtonLink {...look} to="/pricing">
          Top up
        </ButtonLink>
      )}
      {way.raise && (
        <Button {...look} onClick={() => room.sharing.set(true)}>
          Raise it
        </Button>
      )}
      {way.askAnew && (
        <Button {...look} onClick={() => retry(room, run)}>
          Try again
        </Button>
      )}
      {way.goOn && (
        <Button {...look} busy={busy} onClick={() => void act(() => goOn(room, id))}>
          {run.words === 0 ? 'Try again' : 'Continue'} · at most {kuWords(way.atMost, 'price')}
        </Button>
      )}
    </>
  );
}
