import './download.scss';
import type { ExportFormat, FileStyle, Paper } from '@penora/protocol/schemas/export';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isAborted } from '../api/problem.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { download as downloadIcon } from '../ui/icons.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { toast } from '../ui/toasts.ts';
import { type Chosen, keepChoice, keptChoice } from './choice.ts';
import { fetchFile } from './fetchFile.ts';

const formats: readonly { value: ExportFormat; label: string; for: string }[] = [
  { value: 'pdf', label: 'PDF', for: 'To read and print, the same everywhere' },
  { value: 'docx', label: 'Word', for: 'To go on working, or to send to an editor' },
  { value: 'epub', label: 'EPUB', for: 'For e-readers and phones' },
  { value: 'html', label: 'Web page', for: 'One page for any browser' },
  { value: 'md', label: 'Markdown', for: 'Plain text that keeps headings and emphasis' },
  { value: 'txt', label: 'Text', for: 'The words alone' },
];

const styles: readonly { value: FileStyle; label: string }[] = [
  { value: 'book', label: 'Book' },
  { value: 'manuscript', label: 'Manuscript' },
];

const papers: readonly { value: Paper; label: string }[] = [
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'Letter' },
];

interface Props {
  title: string;
  onClose: () => void;
  /** Where the file is. */
  addressOf: (chosen: Chosen) => string;
  /** What is sent there, for a part of a text. */
  bodyOf?: (chosen: Chosen) => unknown;
  /** A whole project can say how it was made. */
  canTell: boolean;
  /** What else can be chosen, above the formats. */
  children?: ReactNode;
}

const asPost = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Which file of a text: its format, and what can be chosen about it. What was chosen last is offered first. */
export function DownloadDialog({ title, onClose, addressOf, bodyOf, canTell, children }: Props) {
  const [chosen, setChosen] = useState(keptChoice);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  const change = (part: Partial<Chosen>): void => setChosen((before) => ({ ...before, ...part }));
  const isPaged = chosen.format === 'pdf' || chosen.format === 'docx';

  const send = async (): Promise<void> => {
    const controller = new AbortController();
    underWay.current = controller;
    setBusy(true);
    setFailure(null);
    keepChoice(chosen);
    try {
      await fetchFile(addressOf(chosen), controller.signal, bodyOf === undefined ? {} : asPost(bodyOf(chosen)));
      onClose();
      toast(`“${title}” is downloaded.`, { tone: 'good' });
    } catch (error) {
      if (isAborted(error)) return;
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="Download"
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" icon={downloadIcon} busy={isBusy}>
            {isBusy ? 'Making the file…' : 'Download'}
          </Button>
        </>
      }
    >
      {failure !== null && <ProblemNote error={failure} />}
      {children}
      <Formats value={chosen.format} onChange={(format) => change({ format })} />
      {isPaged && (
        <div className="pn-download-options">
          <Segmented label="Set as" choices={styles} value={chosen.style} onChange={(style) => change({ style })} />
          <Segmented label="Paper" choices={papers} value={chosen.paper} onChange={(paper) => change({ paper })} />
        </div>
      )}
      {canTell && (
        <label className="pn-download-made">
          <input
            type="checkbox"
            name="howMade"
            checked={chosen.howMade}
            onChange={(event) => change({ howMade: event.target.checked })}
          />
          <span>Add a last page: how this text was made</span>
        </label>
      )}
      {isBusy && (
        <p className="pn-small pn-muted" role="status">
          A long book can take some seconds. You can go on writing meanwhile.
        </p>
      )}
    </Dialog>
  );
}

/** One of the formats, each with what it is for. */
export function Formats({ value, onChange }: { value: ExportFormat; onChange: (value: ExportFormat) => void }) {
  return (
    <fieldset className="pn-formats">
      <legend className="visually-hidden">Format</legend>
      {formats.map((format) => (
        <label key={format.value} className="pn-format">
          <input
            type="radio"
            name="format"
            value={format.value}
            checked={format.value === value}
            onChange={() => onChange(format.value)}
          />
          <span>
            <strong>{format.label}</strong>
            <span className="pn-small pn-muted">{format.for}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
