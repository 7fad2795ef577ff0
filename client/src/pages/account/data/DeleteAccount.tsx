import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { trash } from '../../../ui/icons.ts';
import { DeleteDialog } from './DeleteDialog.tsx';

/** The way out. */
export function DeleteAccount() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="pn-muted">
        Your texts, your name and every way to sign in go for good. Records of coins and payments stay, without your
        name.
      </p>
      <Button variant="danger" icon={trash} onClick={() => setOpen(true)}>
        Delete my account
      </Button>
      {open && <DeleteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
