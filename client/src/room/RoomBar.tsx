import './bar.scss';
import { useState } from 'react';
import { ReceiptDialog } from '../generation/receipt/ReceiptDialog.tsx';
import { Brand } from '../shell/Brand.tsx';
import { LiveBalance } from '../shell/LiveBalance.tsx';
import { MainMenu } from '../shell/MainMenu.tsx';
import { useStore } from '../store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { chevronRight, outline, share } from '../ui/icons.ts';
import { columns } from './icons.ts';
import { keysOf } from './keys/keysOf.ts';
import { People } from './People.tsx';
import { NARROW, PHONE, toggleLeft, toggleRight } from './panes.ts';
import { RoomDownload } from './RoomDownload.tsx';
import { useRole, useRoom } from './roomContext.ts';
import { SavingState } from './SavingState.tsx';
import { ShareDialog } from './share/ShareDialog.tsx';
import { TitleField } from './TitleField.tsx';
import { useMedia } from './useMedia.ts';
import { useRoomMenu } from './useRoomMenu.ts';

/** What it is, whether it is saved, who is here, what is left of the coins. */
export function RoomBar() {
  const phone = useMedia(PHONE);
  const menu = useRoomMenu();
  const { sharing, receiptOpen, downloading } = useRoom();
  return (
    <header className="pn-room-bar">
      {!phone && <LeftToggle />}
      <Brand small={phone} />
      {!phone && <Icon icon={chevronRight} className="pn-bar-chevron" />}
      <TitleField place="bar" />
      <SavingState />
      <div className="pn-room-bar-end">
        <People />
        {!phone && <ShareButton />}
        <LiveBalance />
        {!phone && <PaletteButton />}
        {!phone && <RightToggle />}
        <MainMenu extra={menu} />
      </div>
      {useStore(sharing) && <ShareDialog onClose={() => sharing.set(false)} />}
      {useStore(receiptOpen) && <ReceiptDialog onClose={() => receiptOpen.set(false)} />}
      {useStore(downloading) !== null && <RoomDownload />}
    </header>
  );
}

function LeftToggle() {
  const { panes } = useRoom();
  const narrow = useMedia(NARROW);
  const { leftOpen } = useStore(panes.kept);
  const drawer = useStore(panes.drawer);
  return (
    <IconButton
      icon={outline}
      label="Projects and outline"
      pressed={narrow ? drawer : leftOpen}
      onClick={() => toggleLeft(panes)}
    />
  );
}

function RightToggle() {
  const { panes } = useRoom();
  const { rightOpen } = useStore(panes.kept);
  return <IconButton icon={columns} label="Tools and results" pressed={rightOpen} onClick={() => toggleRight(panes)} />;
}

function ShareButton() {
  const { sharing } = useRoom();
  const isOwner = useRole() === 'owner';
  return (
    <Button size="sm" icon={share} onClick={() => sharing.set(true)}>
      {isOwner ? 'Share' : 'Members'}
    </Button>
  );
}

function PaletteButton() {
  const { palette } = useRoom();
  const [keys] = useState(keysOf('Mod+K'));
  return (
    <button type="button" className="pn-btn pn-btn-sm pn-palette-button" onClick={() => palette.set(true)}>
      <span className="visually-hidden">All actions</span>
      <kbd className="pn-keys">{keys}</kbd>
    </button>
  );
}
