import { lazy, Suspense } from 'react';
import { useStore } from '../store.ts';
import { announcementStore, toastStore } from './toasts.ts';

const ToastList = lazy(() => import('./ToastList.tsx'));

/** Once per page: the messages and the live region. */
export function Toasts() {
  const toasts = useStore(toastStore);
  const said = useStore(announcementStore);
  return (
    <>
      {/* A new key makes a new text node, so that the same words are read again. */}
      <div className="visually-hidden" role="status" aria-live="polite">
        <span key={said.id}>{said.text}</span>
      </div>
      {toasts.length > 0 && (
        <Suspense>
          <ToastList toasts={toasts} />
        </Suspense>
      )}
    </>
  );
}
