import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { announce } from '../ui/toasts.ts';

/** A new page takes the focus at its beginning and says its name, as a full page load would. */
export function RouteChange() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
    announce(document.title);
  }, [pathname]);
  return null;
}
