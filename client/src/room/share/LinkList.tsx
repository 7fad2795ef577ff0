import { revokeShareLink } from '@penora/protocol/endpoints/sharing';
import type { ShareLink } from '@penora/protocol/schemas/project';
import { useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { counted } from '../../format/amounts.ts';
import { atMinute } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { close, copy, link } from '../../ui/icons.ts';
import { toast } from '../../ui/toasts.ts';
import { useRoom } from '../roomContext.ts';
import { copyLink } from './copyLink.ts';
import { roleNames } from './roles.ts';

interface Props {
  links: readonly ShareLink[];
  onOff: (id: string) => void;
}

/** The links that work, each to copy and to turn off. */
export function LinkList({ links, onOff }: Props) {
  if (links.length === 0) return null;
  return (
    <ul className="pn-share-list" aria-label="Links">
      {links.map((one) => (
        <LinkRow key={one.id} shareLink={one} onOff={onOff} />
      ))}
    </ul>
  );
}

function factsOf({ expiresAt, usesLeft, joined }: ShareLink): string {
  const facts = [expiresAt === null ? 'Never ends' : `Until ${atMinute(expiresAt)}`];
  if (usesLeft !== null) facts.push(usesLeft === 0 ? 'used up' : `${usesLeft} more may use it`);
  if (joined > 0) facts.push(`${counted(joined, 'person', 'people')} came in`);
  return facts.join(' · ');
}

function LinkRow({ shareLink, onOff }: { shareLink: ShareLink; onOff: (id: string) => void }) {
  const { code } = useRoom();
  const [asking, setAsking] = useState(false);
  const [keep, setKeep] = useState(false);
  const keepId = useId();
  const { id, url, role, joined } = shareLink;
  const turnOff = async (): Promise<void> => {
    await call(revokeShareLink, { params: { code, id }, query: { keep: keep ? 'true' : 'false' } });
    onOff(id);
    toast('The link is off.');
  };
  return (
    <li className="pn-share-link">
      <Icon icon={link} className="pn-share-icon" />
      <div className="pn-share-text">
        <strong>{roleNames[role]}</strong>
        <span className="pn-muted pn-small">{factsOf(shareLink)}</span>
        {url !== null && (
          <input className="pn-share-url" readOnly value={url} aria-label="Link" onFocus={(e) => e.target.select()} />
        )}
      </div>
      {url !== null && (
        <Button size="sm" icon={copy} onClick={() => void copyLink(url)}>
          Copy
        </Button>
      )}
      <IconButton size="sm" icon={close} label="Turn the link off" tipSide="left" onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Turn this link off?"
        action="Turn off"
        danger
        onConfirm={turnOff}
      >
        {joined === 0 ? (
          'Nobody came in by it. From now on nobody can.'
        ) : (
          <>
            <p>{counted(joined, 'person', 'people')} came in by it and will be out at once. Their text stays.</p>
            <div className="form-check pn-share-stay">
              <input
                id={keepId}
                className="form-check-input"
                type="checkbox"
                checked={keep}
                onChange={(event) => setKeep(event.target.checked)}
              />
              <label htmlFor={keepId} className="form-check-label">
                Let them stay; only the link goes
              </label>
            </div>
          </>
        )}
      </ConfirmDialog>
    </li>
  );
}
