import { exportProject, exportSelection } from '@penora/protocol/endpoints/export';
import { useState } from 'react';
import { addressOf } from '../api/call.ts';
import { DownloadDialog } from '../downloads/DownloadDialog.tsx';
import { counted } from '../format/amounts.ts';
import { useStore } from '../store.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { useEditor, useRoom } from './roomContext.ts';

/** A file of the whole text, or of what is selected in it. */
export function RoomDownload() {
  const { code, project, downloading, selected } = useRoom();
  const { title } = useStore(project);
  const what = useStore(downloading) ?? 'text';
  const editor = useEditor();
  // What was selected when the dialog opened: others go on writing meanwhile.
  const [part] = useState(() => {
    const { text, words } = selected.get();
    if (editor === null || text === '') return null;
    const { from, to } = editor.state.selection;
    return { words, content: editor.state.doc.slice(from, to, true).content.toJSON() };
  });
  const isPart = what === 'selection' && part !== null;
  return (
    <DownloadDialog
      title={title}
      canTell={!isPart}
      addressOf={(chosen) =>
        isPart ? addressOf(exportSelection, { code }) : addressOf(exportProject, { code }, chosen)
      }
      {...(isPart
        ? {
            bodyOf: ({ format, paper, style }) => ({
              ...{ format, paper, style },
              content: { type: 'doc', content: part.content },
            }),
          }
        : {})}
      onClose={() => downloading.set(null)}
    >
      {part !== null && (
        <Segmented
          label="What"
          className="pn-download-what"
          choices={[
            { value: 'text', label: 'The whole text' },
            { value: 'selection', label: `The selection, ${counted(part.words, 'word')}` },
          ]}
          value={what}
          onChange={(value) => downloading.set(value)}
        />
      )}
    </DownloadDialog>
  );
}
