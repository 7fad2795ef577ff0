import { useState } from 'react';
import { counted } from '../format/amounts.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { chevronDown, chevronRight, close, file, spinner } from '../ui/icons.ts';
import { Note } from '../ui/Note.tsx';
import { AnalysisCard, factsOf } from './AnalysisCard.tsx';
import { drop, dropAll, foldStore, retry, type Upload, type UploadState, uploadStore } from './uploads.ts';

/** The files that were brought along, over the page until they are put away. */
export function UploadTray() {
  const uploads = useStore(uploadStore);
  const isFolded = useStore(foldStore);
  const [chosen, setChosen] = useState<string | null>(null);
  if (uploads.length === 0) return null;
  const read = uploads.filter(({ state }) => state.kind === 'read');
  const open = read.find(({ id }) => id === chosen) ?? read[0];
  return (
    <section className={`pn-tray ${isFolded ? 'pn-tray-folded' : ''}`} aria-label="Your files">
      <div className="pn-tray-top">
        <h2>
          <button
            type="button"
            className="pn-tray-fold"
            aria-expanded={!isFolded}
            onClick={() => foldStore.set((folded) => !folded)}
          >
            <Icon icon={isFolded ? chevronRight : chevronDown} />
            {counted(uploads.length, 'file')}
          </button>
        </h2>
        <IconButton size="sm" icon={close} label="Put all away" onClick={dropAll} tipSide="left" />
      </div>
      {!isFolded && (
        <ul className="pn-tray-list">
          {uploads.map((upload) => (
            <li key={upload.id} className="pn-upload">
              <div className="pn-upload-top">
                <Icon icon={file} />
                <span className="pn-upload-name" title={upload.name}>
                  {upload.name}
                </span>
                <IconButton
                  size="sm"
                  icon={close}
                  label={`${isUnderWay(upload.state) ? 'Stop' : 'Put away'} ${upload.name}`}
                  onClick={() => drop(upload.id)}
                  tipSide="left"
                />
              </div>
              <Stage upload={upload} isOpen={upload.id === open?.id} onOpen={() => setChosen(upload.id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const isUnderWay = ({ kind }: UploadState): boolean => kind === 'waiting' || kind === 'sending' || kind === 'reading';

interface StageProps {
  upload: Upload;
  /** Of several that are read, one shows what can be done with it. */
  isOpen: boolean;
  onOpen(): void;
}

function Stage({ upload: { id, name, state }, isOpen, onOpen }: StageProps) {
  switch (state.kind) {
    case 'waiting':
      return <p className="pn-upload-line">Waits for the others</p>;
    case 'sending': {
      const percent = Math.round(state.share * 100);
      return (
        <>
          <progress className="pn-upload-bar" max={100} value={percent} aria-label={`Sending ${name}`} />
          <p className="pn-upload-line">Sending, {percent} %</p>
        </>
      );
    }
    case 'reading':
      return (
        <p className="pn-upload-line">
          <Icon icon={spinner} className="pn-spin" /> Reading it
        </p>
      );
    case 'read':
      return isOpen ? (
        <AnalysisCard id={id} analysis={state.analysis} />
      ) : (
        <>
          <p className="pn-upload-line">{factsOf(state.analysis)}</p>
          <Button size="sm" className="pn-upload-open" onClick={onOpen} aria-label={`Import or work on ${name}`}>
            Import or work on it
          </Button>
        </>
      );
    case 'refused':
      return (
        <Note
          tone="bad"
          title={state.title}
          announce
          action={state.mayRetry && <Button onClick={() => retry(id)}>Try again</Button>}
        >
          {state.detail} Nothing was charged.
        </Note>
      );
    default:
      return state satisfies never;
  }
}
