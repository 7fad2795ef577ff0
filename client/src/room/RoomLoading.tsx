import './bar.scss';
import './room.scss';
import { Brand } from '../shell/Brand.tsx';
import { Loading, Skeleton } from '../ui/Skeleton.tsx';

/** The shape of the room while it is on its way. */
export function RoomLoading() {
  return (
    <main id="main" className="pn-room" tabIndex={-1}>
      <div className="pn-room-bar">
        <Brand small />
      </div>
      <div className="pn-room-panes">
        <div className="pn-middle">
          <div className="pn-toolbar" />
          <div className="pn-room-desk">
            <div className="pn-sheet-of-text">
              <Loading what="the project">
                <Skeleton height={32} className="pn-skeleton-title" />
                <Skeleton lines={5} height={18} />
              </Loading>
            </div>
          </div>
        </div>
      </div>
    </main>
  );
}
