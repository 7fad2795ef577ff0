import { counted } from '../format/amounts.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { close, file, spinner } from '../ui/icons.ts';
import { Note } from '../ui/Note.tsx';
import { AnalysisCard } from './AnalysisCard.tsx';
import { drop, dropAll, retry, type Upload, type UploadState, uploadStore } from './uploads.ts';

/** The files that were brought along, over the page until they are put away. */
export function UploadTray() {
  const uploads = useStore(uploadStore);
  if (uploads.length === 0) return null;
  return (
    <section className="pn-tray" aria-label="Your files">
      <div className="pn-tray-top">
        <h2>{counted(uploads.length, 'file')}</h2>
        <IconButton size="sm" icon={close} label="Put all away" onClick={dropAll} tipSide="left" />
      </div>
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
            <Stage upload={upload} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const isUnderWay = ({ kind }: UploadState): boolean => kind === 'waiting' || kind === 'sending' || kind === 'reading';

function Stage({ upload: { id, name, state } }: { upload: Upload }) {
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
      return <AnalysisCard id={id} analysis={state.analysis} />;
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
