import { useEffect, useState } from 'react';
import { type SavingWords, savingWords } from '../documents/saving.ts';
import { useOnline } from '../shell/OfflineNotice.tsx';
import { Icon } from '../ui/Icon.tsx';
import { bad, cloud, good, type IconDefinition, spinner, warn } from '../ui/icons.ts';
import { useRole, useRoom } from './roomContext.ts';

const icons: Record<SavingWords['tone'], IconDefinition> = { quiet: good, busy: cloud, warn, bad };

/** "Saving" that comes and goes with every letter is noise: it is shown once it lasts. */
const PATIENCE_MS = 600;

const same = (a: SavingWords, b: SavingWords): boolean => a.short === b.short && a.long === b.long && a.tone === b.tone;

/** What is true about saving, without a drawing for every letter. */
function useCalmWords(): SavingWords {
  const { document } = useRoom();
  const online = useOnline();
  const role = useRole();
  const [shown, setShown] = useState(() => savingWords(document.saving.get(), online, role));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      const now = savingWords(document.saving.get(), online, role);
      setShown((before) => (same(before, now) ? before : now));
    };
    const follow = (): void => {
      const { short } = savingWords(document.saving.get(), online, role);
      if (short === 'Saving') timer ??= setTimeout(show, PATIENCE_MS);
      else {
        clearTimeout(timer);
        show();
      }
    };
    follow();
    const unwatch = document.saving.watch(follow);
    return () => {
      unwatch();
      clearTimeout(timer);
    };
  }, [document, online, role]);
  return shown;
}

/** In words whether everything is safe. */
export function SavingState() {
  const words = useCalmWords();
  const icon = words.short === 'Opening' ? spinner : icons[words.tone];
  return (
    <span className={`pn-saving pn-saving-${words.tone}`} title={words.long ?? undefined}>
      <Icon icon={icon} /> <span className="pn-saving-words">{words.short}</span>
    </span>
  );
}
