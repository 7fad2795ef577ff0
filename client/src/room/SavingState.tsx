import { useEffect, useMemo, useState } from 'react';
import { type SavingWords, savingWords } from '../documents/saving.ts';
import { useOnline } from '../shell/OfflineNotice.tsx';
import { useStore } from '../store.ts';
import { Icon } from '../ui/Icon.tsx';
import { bad, cloud, good, type IconDefinition, spinner, warn } from '../ui/icons.ts';
import { useRole, useRoom } from './roomContext.ts';

const icons: Record<SavingWords['tone'], IconDefinition> = { quiet: good, busy: cloud, warn, bad };

/** "Saving" that comes and goes with every letter is noise: it is shown once it lasts. */
const PATIENCE_MS = 600;

function useCalm(words: SavingWords): SavingWords {
  const [shown, setShown] = useState(words);
  useEffect(() => {
    const patient = words.short === 'Saving' && shown.short === 'Saved';
    const timer = setTimeout(() => setShown(words), patient ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [words, shown.short]);
  return shown;
}

/** In words whether everything is safe. */
export function SavingState() {
  const { document } = useRoom();
  const saving = useStore(document.saving);
  const online = useOnline();
  const role = useRole();
  const words = useCalm(useMemo(() => savingWords(saving, online, role), [saving, online, role]));
  const icon = words.short === 'Opening' ? spinner : icons[words.tone];
  return (
    <span className={`pn-saving pn-saving-${words.tone}`} title={words.long ?? undefined}>
      <Icon icon={icon} /> <span className="pn-saving-words">{words.short}</span>
    </span>
  );
}
