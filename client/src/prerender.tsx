/** The first page as HTML, for whoever is not signed in: drawn when the pages are built, taken over by main.tsx. */
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { welcomeTitle } from './pages/home/WelcomePage.tsx';
import { routes } from './routes.tsx';
import { fullTitle } from './shell/usePageTitle.ts';

export function drawWelcome(): { title: string; html: string } {
  const html = renderToString(
    <StrictMode>
      <RouterProvider router={createMemoryRouter(routes)} />
    </StrictMode>,
  );
  return { title: fullTitle(welcomeTitle), html };
}
