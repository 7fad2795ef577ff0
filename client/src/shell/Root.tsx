import './shell.scss';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { DropPlace } from '../files/DropPlace.tsx';
import { Notices } from '../payments/Notices.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { RouteChange } from './RouteChange.tsx';

/** Around every page, the room's too. */
export function Root() {
  const isLeaving = useNavigation().state === 'loading';
  return (
    <>
      <a className="pn-skip" href="#main">
        Skip to the content
      </a>
      {isLeaving && <div className="pn-progress" />}
      <Outlet />
      <DropPlace />
      <Toasts />
      <Notices />
      <RouteChange />
      <ScrollRestoration />
    </>
  );
}

/** Before the first page's code is here. */
export function PageLoading() {
  return <div className="pn-progress" />;
}
