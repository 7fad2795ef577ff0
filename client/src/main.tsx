import './strictSchemas.ts';
import './fonts.ts';
import './theme/index.scss';
import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { routes } from './routes.tsx';
import { startSession } from './session/session.ts';
import { startTheme } from './theme/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

startTheme();
startSession();
const page = (
  <StrictMode>
    <RouterProvider router={createBrowserRouter(routes)} />
  </StrictMode>
);
// The first page comes with its words for whoever is not signed in (prerender.tsx). It is taken over in small steps.
if (root.childElementCount > 0) startTransition(() => void hydrateRoot(root, page));
else createRoot(root).render(page);
