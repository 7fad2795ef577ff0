import { type ReactNode, useSyncExternalStore } from 'react';
import { NavLink, Outlet } from 'react-router';
import { defaultLinks, links } from '../links.ts';
import { isLikelyIn, useSession } from '../session/session.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Brand } from './Brand.tsx';
import { LiveBalance } from './LiveBalance.tsx';
import { MainMenu } from './MainMenu.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';

/** The frame of every page but the room: bar, page, footer. */
export function Shell({ children }: { children?: ReactNode }) {
  return (
    <div className="pn-shell">
      <NavBar />
      <main id="main" className="pn-main" tabIndex={-1}>
        {children ?? <Outlet />}
      </main>
      <Footer />
      <OfflineNotice />
    </div>
  );
}

function NavBar() {
  const session = useSession();
  const isIn = isLikelyIn(session);
  return (
    <header className="pn-bar">
      <div className="pn-bar-inside">
        <Brand />
        <nav className="pn-bar-links" aria-label="Main">
          {isIn && <NavLink to="/workspace">Workspace</NavLink>}
          <NavLink to="/pricing">Pricing</NavLink>
        </nav>
        <div className="pn-bar-end">
          <LiveBalance />
          {!isIn && (
            <>
              <ButtonLink to="/login" variant="quiet" size="sm" className="pn-bar-signin">
                Sign in
              </ButtonLink>
              <ButtonLink to="/register" variant="line" size="sm">
                Start free
              </ButtonLink>
            </>
          )}
          <MainMenu />
        </div>
      </div>
    </header>
  );
}

const never = () => () => undefined;

function Footer() {
  // As the built page has it first, then as the server says.
  const sukusuku = useSyncExternalStore(
    never,
    () => links.sukusuku,
    () => defaultLinks.sukusuku,
  );
  return (
    <footer className="pn-foot">
      <div className="pn-foot-inside">
        <span>Penora, a place to write together.</span>
        <nav aria-label="More">
          <NavLink to="/pricing">Pricing</NavLink>
          <a href="/api/docs">For developers</a>
          <a href={sukusuku} rel="noopener">
            Powered by sukusuku.ai
          </a>
        </nav>
      </div>
    </footer>
  );
}
