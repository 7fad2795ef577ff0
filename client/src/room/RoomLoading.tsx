import './bar.scss';
import './left/left.scss';
import './loading.scss';
import './room.scss';
import { useState } from 'react';
import { Brand } from '../shell/Brand.tsx';
import { Icon } from '../ui/Icon.tsx';
import { chevronRight } from '../ui/icons.ts';
import { Loading, Skeleton } from '../ui/Skeleton.tsx';
import { createPanes } from './panes.ts';

/** The shape of the room while its text and its editor are on their way, with the panes as this device left them. */
export function RoomLoading({ title }: { title?: string }) {
  const [panes] = useState(() => createPanes().kept.get());
  return (
    <main id="main" className="pn-room pn-room-loading" tabIndex={-1}>
      <div className="pn-room-bar">
        <Skeleton height={36} className="pn-loading-toggle" />
        <Brand />
        {title !== undefined && <Icon icon={chevronRight} className="pn-bar-chevron" />}
        <span className="pn-title pn-title-bar">{title}</span>
      </div>
      <div className="pn-room-panes">
        {panes.leftOpen && (
          <div className="pn-left pn-loading-left" style={{ width: panes.left }}>
            <Skeleton lines={4} height={28} />
            <Skeleton lines={6} height={16} />
          </div>
        )}
        <div className="pn-middle">
          <div className="pn-toolbar" />
          <div className="pn-room-desk">
            <div className="pn-sheet-of-text">
              <Loading what="the project">
                {title === undefined ? (
                  <Skeleton height={36} className="pn-loading-title" />
                ) : (
                  <div className="pn-title-page-box">
                    <span className="pn-title pn-title-page">{title}</span>
                  </div>
                )}
                <Skeleton lines={6} height={18} />
                <div className="pn-gap" />
                <Skeleton lines={5} height={18} />
              </Loading>
            </div>
          </div>
        </div>
        {panes.rightOpen && (
          <div className="pn-right pn-loading-right" style={{ width: panes.right }}>
            <Skeleton lines={1} height={28} />
            <Skeleton lines={2} height={56} />
            <Skeleton lines={3} height={28} />
          </div>
        )}
      </div>
    </main>
  );
}
