import './print.scss';
import './room.scss';
// Loaded with the room: while one writes, a new version on the server must not take the messages' code away.
import '../ui/ToastList.tsx';
import { useEffect } from 'react';
import { announceRuns } from '../generation/announceRuns.ts';
import { useStore } from '../store.ts';
import { EditorPane } from './editor/EditorPane.tsx';
import { writingModeStore } from './editor/writingMode.ts';
import { followProject } from './followProject.ts';
import { Palette } from './keys/Palette.tsx';
import { ShortcutsDialog } from './keys/ShortcutsDialog.tsx';
import { useRoomKeys } from './keys/useRoomKeys.ts';
import { LeftDrawer, LeftPane } from './left/LeftPane.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { PhoneSheets } from './PhoneSheets.tsx';
import { NARROW, PHONE } from './panes.ts';
import { RightPane } from './RightPane.tsx';
import { RoomBar } from './RoomBar.tsx';
import { useRoom } from './roomContext.ts';
import { Splitter } from './Splitter.tsx';
import { useMedia } from './useMedia.ts';
import { VisiblyOffline } from './VisiblyOffline.tsx';
import { Looking } from './versions/Looking.tsx';

/** Bar, three panes, and what lies over them. */
export function Room() {
  const room = useRoom();
  const phone = useMedia(PHONE);
  const { focus } = useStore(writingModeStore);
  useRoomKeys();
  useEffect(() => {
    const stops = [announceRuns(room), followProject(room)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [room]);
  return (
    <main id="main" className={`pn-room ${phone ? 'pn-room-phone' : ''} ${focus ? 'pn-room-focus' : ''}`} tabIndex={-1}>
      <RoomBar />
      <VisiblyOffline />
      {phone ? <OnPhone /> : <OnDesk />}
      <Palette />
      <ShortcutsDialog />
      <Looking />
    </main>
  );
}

function OnDesk() {
  const { panes } = useRoom();
  const narrow = useMedia(NARROW);
  const kept = useStore(panes.kept);
  const { focus } = useStore(writingModeStore);
  const [leftOpen, rightOpen] = [kept.leftOpen && !focus, kept.rightOpen && !focus];
  return (
    <div className="pn-room-panes">
      {!narrow && leftOpen && (
        <>
          <LeftPane />
          <Splitter side="left" />
        </>
      )}
      {narrow && <LeftDrawer />}
      <EditorPane />
      {rightOpen && (
        <>
          <Splitter side="right" />
          <RightPane />
        </>
      )}
    </div>
  );
}

function OnPhone() {
  return (
    <>
      <div className="pn-room-panes">
        <EditorPane />
      </div>
      <PhoneSheets />
      <PhoneBar />
    </>
  );
}
