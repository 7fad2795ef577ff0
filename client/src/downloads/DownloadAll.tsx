import { exportAll } from '@penora/protocol/endpoints/export';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../api/call.ts';
import { isAborted } from '../api/problem.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { download } from '../ui/icons.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { toast } from '../ui/toasts.ts';
import { keepChoice, keptChoice } from './choice.ts';
import { Formats } from './DownloadDialog.tsx';
import { fetchFile } from './fetchFile.ts';

/** A button that makes one file of all texts that one owns. */
export function DownloadAll() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={download} onClick={() => setOpen(true)}>
        Download all
      </Button>
      {isOpen && <AllDialog onClose={() => setOpen(false)} />}
    </>
  );
}

const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1_024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

function AllDialog({ onClose }: { onClose: () => void }) {
  const [format, setFormat] = useState(keptChoice().format);
  const [received, setReceived] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  const isBusy = received !== null;

  const send = async (): Promise<void> => {
    const controller = new AbortController();
    underWay.current = controller;
    setReceived(0);
    setFailure(null);
    keepChoice({ ...keptChoice(), format });
    try {
      await fetchFile(addressOf(exportAll, {}, { format }), controller.signal, {}, setReceived);
      onClose();
      toast('All your texts are downloaded.', { tone: 'good' });
    } catch (error) {
      if (isAborted(error)) return;
      setFailure(error);
      setReceived(null);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="Download all"
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" icon={download} busy={isBusy}>
            {isBusy ? 'Making the files…' : 'Download'}
          </Button>
        </>
      }
    >
      {failure !== null && <ProblemNote error={failure} />}
      <p className="pn-muted">Every text that you own as a file of its own, with its comments, in one ZIP.</p>
      <Formats value={format} onChange={setFormat} />
      {isBusy && (
        <div role="status">
          <progress className="pn-upload-bar pn-download-all-bar" aria-label="Making the files" />
          <p className="pn-small pn-muted">
            {received === 0 ? 'The first file is being made.' : `${sizeOf(received)} so far.`} You can go on working
            meanwhile.
          </p>
        </div>
      )}
    </Dialog>
  );
}
