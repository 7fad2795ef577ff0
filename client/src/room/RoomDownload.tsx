import { exportProject, exportSelection } from '@penora/protocol/endpoints/export';
import { useState } from 'react';
import { addressOf } from '../api/call.ts';
import { wordsBetween } from '../documents/nodeWords.ts';
import { DownloadDialog } from '../downloads/DownloadDialog.tsx';
import { counted } from '../format/amounts.ts';
import { useStore } from '../store.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { useEditor, useRoom } from './roomContext.ts';

/** A file of the whole text, or of what is selected in it. */
export function RoomDownload() {
  const { code, project, downloading } = useRoom();
  const { title } = useStore(project);
  const what = useStore(downloading) ?? 'text';
  const editor = useEditor();
  // What was selected when the dialog opened: others go on writing meanwhile.
  const [part] = useState(() => {
    if (editor === null || editor.state.selection.empty) return null;
    const { doc, selection } = editor.state;
    const { from, to } = selection;
    return { words: wordsBetween(doc, from, to), content: doc.slice(from, to, true).content.toJSON() };
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
