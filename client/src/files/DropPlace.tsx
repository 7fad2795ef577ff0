import './files.scss';
import { useEffect, useState } from 'react';
import { isLikelyIn, useSession } from '../session/session.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/Icon.tsx';
import { file } from '../ui/icons.ts';
import { bring, trayStore } from './bring.ts';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Files may be dropped anywhere on the page, the editor included: they never become part of the text by that. */
function useDropping(isOn: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      bring(event.dataTransfer?.files ?? []);
    };
    window.addEventListener('dragenter', over, true);
    window.addEventListener('dragover', over, true);
    window.addEventListener('dragleave', leave, true);
    window.addEventListener('drop', dropped, true);
    return () => {
      window.removeEventListener('dragenter', over, true);
      window.removeEventListener('dragover', over, true);
      window.removeEventListener('dragleave', leave, true);
      window.removeEventListener('drop', dropped, true);
    };
  }, [isOn]);
  return isOn && isOver;
}

/** Around every page of somebody who is signed in: where files are dropped, and what becomes of them. */
export function DropPlace() {
  const isIn = isLikelyIn(useSession());
  const isOver = useDropping(isIn);
  const Tray = useStore(trayStore);
  return (
    <>
      {isOver && (
        <div className="pn-drop" aria-hidden="true">
          <div className="pn-drop-inside">
            <Icon icon={file} />
            <strong>Drop your files here</strong>
            <span>TXT, Markdown, DOCX, PDF, HTML, RTF, ODT or EPUB, up to 20 MB each. Looking at them is free.</span>
          </div>
        </div>
      )}
      {isIn && Tray !== null && <Tray />}
    </>
  );
}
