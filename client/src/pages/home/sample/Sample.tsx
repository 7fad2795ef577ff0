import './sample.scss';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { kuWords } from '../../../format/ku.ts';
import { Avatar, NibAvatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { nib, pause, play, undo } from '../../../ui/icons.ts';
import { personColour } from '../../../ui/person.ts';
import { type Frame, frameAt, sampleMs, sampleTitle } from './playback.ts';
import { whenSeen } from './whenSeen.ts';

const MIRA = 'pn_sample_m';
const JONAS = 'pn_sample_b';
const TICK_MS = 40;

/** Runs once it is seen; whoever prefers less motion gets the finished picture and may start it. */
function usePlayback(figure: RefObject<HTMLElement | null>) {
  const [atMs, setAtMs] = useState(0);
  const [playing, setPlaying] = useState(false);
  const reached = useRef(0);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      reached.current = sampleMs;
      setAtMs(sampleMs);
      return;
    }
    return whenSeen(figure.current, () => setPlaying(true));
  }, [figure]);
  useEffect(() => {
    if (!playing) return;
    const start = performance.now() - reached.current;
    const timer = setInterval(() => {
      reached.current = Math.min(sampleMs, performance.now() - start);
      setAtMs(reached.current);
      if (reached.current >= sampleMs) setPlaying(false);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [playing]);
  const again = (): void => {
    reached.current = 0;
    setAtMs(0);
    setPlaying(true);
  };
  return { atMs, playing, ended: atMs >= sampleMs, again, toggle: () => setPlaying(!playing) };
}

/** A picture of the room that moves, with its own label and its own stop. */
export function Sample() {
  const figure = useRef<HTMLElement>(null);
  const { atMs, playing, ended, again, toggle } = usePlayback(figure);
  const frame = frameAt(atMs);
  return (
    <figure ref={figure} className="pn-sample">
      <div
        role="img"
        aria-label="A sample of the room: Mira and Jonas type in one text while an AI writes a paragraph in it. Each word it writes costs 0.01 Ku, and the balance falls with it."
      >
        <Window frame={frame} />
      </div>
      <figcaption>
        <span>A sample, written by us and played back. In the room it is live.</span>
        {ended ? (
          <Button variant="quiet" size="sm" icon={undo} onClick={again}>
            Play again
          </Button>
        ) : (
          <Button variant="quiet" size="sm" icon={playing ? pause : play} onClick={toggle}>
            {playing ? 'Pause' : 'Play'}
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

function Window({ frame }: { frame: Frame }) {
  return (
    <div className="pn-sample-window" aria-hidden="true">
      <div className="pn-sample-bar">
        <span className="pn-sample-name">{sampleTitle}</span>
        <span className="pn-sample-people">
          <Avatar id={MIRA} name="Mira" size="sm" decorative />
          <Avatar id={JONAS} name="Jonas" size="sm" decorative />
          {frame.modelState === 'writing' && <NibAvatar size="sm" />}
        </span>
        <span className="pn-ku">{kuWords(frame.balanceMilliku)}</span>
      </div>
      <div className="pn-sample-text">
        <p>
          {frame.written}
          {frame.mira}
          {frame.miraTypes && <Caret id={MIRA} name="Mira" />}
        </p>
        <p>
          <span className={frame.modelState === 'writing' ? 'pn-sample-streaming' : ''}>{frame.model}</span>
          {frame.modelState === 'writing' && <Icon icon={nib} className="pn-sample-nib" />}
        </p>
        <p>
          {frame.jonas}
          {frame.jonasTypes && <Caret id={JONAS} name="Jonas" />}
        </p>
      </div>
      <Status frame={frame} />
    </div>
  );
}

function Caret({ id, name }: { id: string; name: string }) {
  const colour = personColour(id);
  return (
    <span className="pn-sample-caret" style={{ borderColor: colour }}>
      <span style={{ backgroundColor: colour }}>{name}</span>
    </span>
  );
}

function Status({ frame }: { frame: Frame }) {
  const words = `${frame.words} words · ${kuWords(frame.costMilliku, 'price')}`;
  return (
    <div className="pn-sample-status">
      <Icon icon={nib} className="pn-sample-mark" />
      {frame.modelState === 'waiting' && <span>Complete Write · up to 1.00 Ku</span>}
      {frame.modelState === 'writing' && <span>Jonas's Write · {words}</span>}
      {frame.modelState === 'done' && <span>Jonas's Write · done · {words}</span>}
      {frame.modelState === 'writing' && <span className="pn-sample-stop">Stop</span>}
    </div>
  );
}
