import './editor.scss';
import './marks.scss';
import { EditorContent, useEditor as useTiptap } from '@tiptap/react';
import { useEffect, useMemo } from 'react';
import { Margin } from '../../comments/Margin.tsx';
import { mayEdit } from '../../documents/saving.ts';
import { caretGoesAlong } from '../../generation/inline/caretGoesAlong.ts';
import { followNib } from '../../generation/inline/followNib.ts';
import { RunBars } from '../../generation/inline/RunBars.tsx';
import { RunFoot } from '../../generation/inline/RunFoot.tsx';
import { followRunStyles } from '../../generation/inline/runStyles.ts';
import { useOnline } from '../../shell/OfflineNotice.tsx';
import { useStore } from '../../store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wifi } from '../../ui/icons.ts';
import { Loading, Skeleton } from '../../ui/Skeleton.tsx';
import { useRole, useRoom } from '../roomContext.ts';
import { TitleField } from '../TitleField.tsx';
import { editorExtensions } from './extensions.ts';
import { FindBar } from './FindBar.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { followOwnWords } from './followOwnWords.ts';
import { followText } from './followText.ts';
import { RoomNotes } from './RoomNotes.tsx';
import { SelectionMenu } from './SelectionMenu.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Toolbar } from './Toolbar.tsx';
import { followTypewriter } from './writingMode.ts';

/** The middle of the room: toolbar, text, words. */
export function EditorPane() {
  const { document } = useRoom();
  const ready = useStore(document.ready);
  return (
    <section className="pn-middle" aria-label="Text">
      <Toolbar />
      <FindBar />
      <div className="pn-room-desk" data-pane-scroll>
        <RoomNotes />
        <div className="pn-sheet-of-text">
          <TitleField place="page" />
          {ready ? <Surface /> : <TextLoading />}
        </div>
        <RunFoot />
      </div>
      <StatusLine />
    </section>
  );
}

function TextLoading() {
  const online = useOnline();
  if (!online)
    return (
      <EmptyState icon={wifi} title="This text is not on this device">
        It opens by itself when you're back.
      </EmptyState>
    );
  return (
    <Loading what="the text">
      <Skeleton lines={4} height={18} />
      <div className="pn-gap" />
      <Skeleton lines={3} height={18} />
    </Loading>
  );
}

function Surface() {
  const room = useRoom();
  const role = useRole();
  const editable = mayEdit(role);
  const { title } = useStore(room.project);
  const extensions = useMemo(() => editorExtensions(room), [room]);
  const editor = useTiptap({ extensions, editable, injectCSS: false, shouldRerenderOnTransaction: false }, [room]);
  useEffect(() => {
    room.editor.set(editor);
    const stops = [
      followText(editor, room),
      followOwnWords(editor, room),
      followRunStyles(room),
      followNib(editor, room),
      caretGoesAlong(editor, room),
      followTypewriter(editor),
    ];
    return () => {
      for (const stop of stops) stop();
      room.editor.set(null);
    };
  }, [editor, room]);
  useEffect(() => {
    editor.setEditable(editable, false);
    editor.setOptions({
      editorProps: {
        attributes: {
          class: 'pn-editor',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': `Text of ${title}`,
          'aria-readonly': String(!editable),
          ...(editable ? {} : { tabindex: '0' }),
          spellcheck: 'true',
        },
      },
    });
  }, [editor, editable, title]);
  return (
    <>
      <div className="pn-surface">
        <EditorContent editor={editor} className="pn-surface-text" />
        {editable && <FirstSteps />}
        <Margin editor={editor} />
      </div>
      <RunBars />
      {role !== 'viewer' && <SelectionMenu editor={editor} editable={editable} />}
      {editable && <SlashMenu editor={editor} />}
    </>
  );
}
