import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { allowAndOpen, type ToHandOff } from './handOff.ts';

/** Asked once, before ImageGene gets to see anything. */
export function ConsentDialog({ wanted, onClose }: { wanted: ToHandOff; onClose: () => void }) {
  return (
    <ConfirmDialog
      open
      title="Let ImageGene work with your projects?"
      action="Allow and open"
      onClose={onClose}
      onConfirm={() => allowAndOpen(wanted)}
    >
      ImageGene makes pictures from text. It will be able to read your projects, save pictures in your storage, and pay
      for them with your coins. You can take this back at any time in Account, under Applications.
    </ConfirmDialog>
  );
}
