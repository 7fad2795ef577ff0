import { toast } from '../../ui/toasts.ts';

/** Puts a link into the clipboard and says so. */
export async function copyLink(url: string | null): Promise<void> {
  if (url === null) return;
  try {
    await navigator.clipboard.writeText(url);
    toast('The link is copied.', { tone: 'good' });
  } catch {
    toast('Your browser did not let us copy it. Mark the link and copy it by hand.', { tone: 'warn' });
  }
}
