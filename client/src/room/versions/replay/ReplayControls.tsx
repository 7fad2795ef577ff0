import type { Writer } from '@penora/protocol/schemas/version';
import { counted } from '../../../format/amounts.ts';
import { atSecond } from '../../../format/times.ts';
import { modelsStore } from '../../../generation/catalogStore.ts';
import { useStore } from '../../../store.ts';
import { Avatar, NibAvatar } from '../../../ui/Avatar.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { chevronLeft, chevronRight, pause, play } from '../../../ui/icons.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useRoom } from '../../roomContext.ts';
import { versionTitle, writerWords } from '../words.ts';
import type { Frame, Writing } from './frames.ts';
import type { Replaying } from './useReplay.ts';

const speeds = [
  { value: '1', label: '1×' },
  { value: '4', label: '4×' },
  { value: '16', label: '16×' },
] as const;

/** Slider, play and pause, speed; who and when. */
export function ReplayControls({ replaying, writing }: { replaying: Replaying; writing: Writing }) {
  const { frames, firstStep } = writing;
  const { position, frame, playing, speed } = replaying;
  const words = useFrameWords(frame);
  const last = frames.length - 1;
  return (
    <div className="pn-replay-controls">
      <div className="pn-replay-now">
        {frame !== undefined && <Face writer={frame.by} />}
        <span className="pn-replay-who">{words}</span>
        <span className="pn-muted pn-num">
          {position + 1} of {counted(frames.length, 'step')}
        </span>
      </div>
      <input
        type="range"
        className="form-range pn-replay-slider"
        aria-label="Moment of the writing"
        aria-valuetext={`${position + 1} of ${frames.length}, ${words}`}
        min={0}
        max={last}
        value={position}
        onChange={(event) => replaying.go(Number(event.target.value))}
      />
      <div className="pn-replay-buttons">
        <IconButton
          icon={chevronLeft}
          label="One step back"
          disabled={position === 0}
          onClick={() => replaying.go(Math.max(0, position - 1))}
        />
        <IconButton icon={playing ? pause : play} label={playing ? 'Pause' : 'Play'} onClick={replaying.toggle} />
        <IconButton
          icon={chevronRight}
          label="One step on"
          disabled={position === last}
          onClick={() => replaying.go(Math.min(last, position + 1))}
        />
        <span className="pn-grow" />
        {firstStep > 0 && (
          <span className="pn-muted pn-replay-note">The older part goes in steps between versions.</span>
        )}
        <Segmented
          label="Speed"
          hideLabel
          choices={speeds}
          value={speed === 16 ? '16' : speed === 4 ? '4' : '1'}
          onChange={(next) => replaying.setSpeed(Number(next))}
        />
      </div>
    </div>
  );
}

function useFrameWords(frame: Frame | undefined): string {
  const { me } = useRoom();
  const models = useStore(modelsStore);
  if (frame === undefined) return '';
  const who = frame.kind === 'version' ? versionTitle(frame.version, models) : writerWords(frame.by, me.id, models);
  return `${who} · ${atSecond(frame.at)}`;
}

function Face({ writer }: { writer: Writer | null }) {
  if (writer?.kind === 'model') return <NibAvatar size="sm" />;
  if (writer?.kind === 'person') return <Avatar id={writer.userId} name={writer.name} size="sm" decorative />;
  return null;
}
