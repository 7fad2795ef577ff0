import './sheet.scss';
import { type ReactNode, useId } from 'react';
import { Offcanvas } from 'react-bootstrap';
import { IconButton } from './IconButton.tsx';
import { close } from './icons.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Stays below what scrolls, e.g. the button that acts. */
  footer?: ReactNode;
  /** From below on a phone (up to 85 % of the height), or from a side. */
  from?: 'bottom' | 'start' | 'end';
}

/** A pane that slides over the page: on a phone, the place of a side pane. */
export function Sheet({ open, onClose, title, children, footer, from = 'bottom' }: Props) {
  const titleId = useId();
  return (
    <Offcanvas
      show={open}
      onHide={onClose}
      placement={from}
      className={`pn-sheet pn-sheet-${from}`}
      aria-labelledby={titleId}
    >
      <div className="pn-sheet-top">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon={close} label="Close" onClick={onClose} tipSide="left" />
      </div>
      <div className="pn-sheet-body">{children}</div>
      {footer !== undefined && <div className="pn-sheet-foot">{footer}</div>}
    </Offcanvas>
  );
}
