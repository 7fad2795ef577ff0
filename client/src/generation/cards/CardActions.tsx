import { exportGeneration } from '@penora/protocol/endpoints/export';
import { useState } from 'react';
import { addressOf } from '../../api/call.ts';
import { ConsentDialog } from '../../applications/ConsentDialog.tsx';
import { openInImageGene } from '../../applications/handOff.ts';
import { insertResult, replacePassage } from '../../documents/insert.ts';
import { UNCOUNTED } from '../../documents/outline.ts';
import { DownloadDialog } from '../../downloads/DownloadDialog.tsx';
import { type RoomValue, useCanWrite, useEditor, useRoom } from '../../room/roomContext.ts';
import { useStorePart } from '../../store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import {
  download as downloadIcon,
  image,
  more,
  pen,
  restore,
  rewrite,
  star,
  starEmpty,
  trash,
  undo as undoIcon,
  workspace,
} from '../../ui/icons.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toasts.ts';
import { change, copy, discard, undo } from '../actions.ts';
import { toolNames } from '../names.ts';
import { retry } from '../retry.ts';
import type { Run } from '../run.ts';
import { useRunMeta } from '../useRun.ts';
import { SaveDialog, type SaveMode } from './SaveDialog.tsx';

/** Of a finished result: Insert, Replace, Copy, and the rest behind the dots. */
export function CardActions({ id }: { id: string }) {
  const room = useRoom();
  const run = useRunMeta(id);
  const [saving, setSaving] = useState<SaveMode | null>(null);
  const [asking, setAsking] = useState(false);
  const [downloading, setDownloading] = useState(false);
  const wanted = { projectCode: run.projectCode, generationId: run.id };
  const transform = async (): Promise<void> => setAsking(await openInImageGene(wanted));
  const hasText = run.text.trim() !== '';
  // Known once the text was looked through; then what was taken out of it can be put in again.
  const isCounted = useStorePart(room.outline, (outline) => outline !== UNCOUNTED);
  const isInText = useStorePart(room.outline, ({ generations }) => generations.has(id));
  return (
    <div className="pn-card-actions">
      {hasText && (run.target === 'card' || (isCounted && !isInText)) && <Placing run={run} />}
      {hasText && (
        <Button size="sm" variant="quiet" onClick={() => void copy(run.text)}>
          Copy
        </Button>
      )}
      <More
        room={room}
        run={run}
        isInText={isInText}
        onSave={setSaving}
        onDownload={() => setDownloading(true)}
        onTransform={() => void transform()}
      />
      {downloading && (
        <DownloadDialog
          title={run.title ?? toolNames[run.tool]}
          canTell={false}
          addressOf={({ format, paper, style }) => addressOf(exportGeneration, { id }, { format, paper, style })}
          onClose={() => setDownloading(false)}
        />
      )}
      {asking && <ConsentDialog wanted={wanted} onClose={() => setAsking(false)} />}
      {saving !== null && <SaveDialog run={run} mode={saving} onClose={() => setSaving(null)} />}
    </div>
  );
}

function Placing({ run }: { run: Run }) {
  const room = useRoom();
  const editor = useEditor();
  const canWrite = useCanWrite();
  const isSelected = useStorePart(room.selected, ({ text }) => text !== '');
  if (!canWrite || editor === null || run.tool === 'brainstorm') return null;
  const passage = room.asked.get(run.id)?.passage ?? null;
  const replace = (): void => {
    if (!replacePassage(editor, run.id, run.text, passage))
      toast('The text that it was to replace is gone. Select what to replace.', { tone: 'warn' });
  };
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => insertResult(editor, run.id, run.text, room.touched.get())}>
        Insert
      </Button>
      {(passage !== null || isSelected) && (
        <Button size="sm" variant="quiet" onClick={replace}>
          Replace
        </Button>
      )}
    </>
  );
}

interface MoreProps {
  room: RoomValue;
  run: Run;
  isInText: boolean;
  onSave: (mode: SaveMode) => void;
  onDownload: () => void;
  onTransform: () => void;
}

function More({ room, run, isInText, onSave, onDownload, onTransform }: MoreProps) {
  const canWrite = useCanWrite();
  const items = [
    ...textItems({ run, onSave, onDownload, onTransform }),
    ...(canWrite ? changeItems(room, run, isInText) : []),
  ];
  return (
    <Menu label="More" items={items} className="pn-btn pn-icon-btn pn-btn-sm">
      <Icon icon={more} />
    </Menu>
  );
}

function textItems({ run, onSave, onDownload, onTransform }: Omit<MoreProps, 'room' | 'isInText'>): MenuItem[] {
  if (run.text.trim() === '') return [];
  return [
    { label: 'Edit & Save', icon: pen, onSelect: () => onSave('edit') },
    { label: 'Save under a title', icon: workspace, onSelect: () => onSave('title') },
    { label: 'Download', icon: downloadIcon, onSelect: onDownload },
    { label: 'Transform text to visual art', icon: image, onSelect: onTransform },
  ];
}

function changeItems(room: RoomValue, run: Run, isInText: boolean): MenuItem[] {
  const items: MenuItem[] = [
    {
      label: run.starred ? 'Take the star off' : 'Star',
      icon: run.starred ? star : starEmpty,
      onSelect: () => void change(room, run.id, { starred: !run.starred }),
    },
    { label: 'Retry', icon: rewrite, onSelect: () => retry(room, run) },
  ];
  if (run.target === 'document' && isInText)
    items.push({ label: 'Undo this generation', icon: undoIcon, onSelect: () => void undo(room, run.id) });
  items.push({ kind: 'line' });
  items.push(
    run.discarded
      ? { label: 'Bring back', icon: restore, onSelect: () => void change(room, run.id, { discarded: false }) }
      : { label: 'Discard', icon: trash, danger: true, onSelect: () => void discard(room, run.id) },
  );
  return items;
}
