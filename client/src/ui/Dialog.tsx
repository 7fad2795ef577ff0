import './dialog.scss';
import { type ReactNode, useId } from 'react';
import { Modal } from 'react-bootstrap';
import { IconButton } from './IconButton.tsx';
import { close } from './icons.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** The buttons, the one that acts last. */
  footer?: ReactNode;
  /** `page`: as large as the window allows, for reading; on a phone a sheet. */
  size?: 'sm' | 'md' | 'lg' | 'page';
  /** Given, the dialog is a form: Enter in a field sends it. */
  onSubmit?: () => void;
}

/** The first field takes the focus, unless something inside has it: what opened the dialog may have taken it back. */
function focusField(dialog: HTMLElement): void {
  const field = dialog.querySelector<HTMLElement>('input, textarea, select');
  if (field && !dialog.querySelector(':focus')) field.focus();
}

/** A question or a form above the page. Keeps the focus inside, closes on Escape, gives the focus back. */
export function Dialog({ open, onClose, title, children, footer, size = 'md', onSubmit }: Props) {
  const titleId = useId();
  const inside = (
    <>
      <div className="pn-dialog-top">
        <h2 id={titleId}>{title}</h2>
        <IconButton size="sm" icon={close} label="Close" onClick={onClose} tipSide="left" />
      </div>
      {children !== undefined && <div className="pn-dialog-body">{children}</div>}
      {footer !== undefined && <div className="pn-dialog-foot">{footer}</div>}
    </>
  );
  return (
    <Modal
      show={open}
      onHide={onClose}
      onEntered={focusField}
      centered
      aria-labelledby={titleId}
      dialogClassName={`pn-dialog pn-dialog-${size}`}
    >
      {onSubmit === undefined ? (
        inside
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {inside}
        </form>
      )}
    </Modal>
  );
}
