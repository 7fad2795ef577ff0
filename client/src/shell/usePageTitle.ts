import { useEffect } from 'react';

/** Names the page in the browser's tab and history: "Workspace · Penora". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Penora' : `${title} · Penora`;
  }, [title]);
}
