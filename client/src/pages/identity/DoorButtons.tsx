import { startGoogle } from '@penora/protocol/endpoints/signIn';
import { addressOf } from '../../api/call.ts';
import { GoogleSign } from './GoogleSign.tsx';
import { useDoors } from './useDoors.ts';

/** Other ways in, below the form; only those that are set up. */
export function DoorButtons({ next }: { next: string }) {
  const doors = useDoors();
  if (doors === null || (!doors.google && doors.sukusukuUrl === null)) return null;
  return (
    <div className="pn-doors">
      <p className="pn-doors-or">or</p>
      {doors.google && (
        <a className="btn pn-btn pn-btn-line pn-btn-lg pn-btn-wide" href={addressOf(startGoogle, {}, { next })}>
          <GoogleSign /> Continue with Google
        </a>
      )}
      {doors.sukusukuUrl !== null && (
        <a className="btn pn-btn pn-btn-line pn-btn-lg pn-btn-wide" href={doors.sukusukuUrl}>
          Continue from sukusuku.ai
        </a>
      )}
    </div>
  );
}
