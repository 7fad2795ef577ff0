import { useEffect } from 'react';

export const fullTitle = (title: string): string => (title === '' ? 'Penora' : `${title} · Penora`);

/** Names the page in the browser's tab and history: "Workspace · Penora". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = fullTitle(title);
  }, [title]);
}
