/** Which page lives at which address (contract.md, Environment: Pages). Pages are loaded when they are visited. */
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { HomePage } from './pages/home/HomePage.tsx';
import { LonePageError, PageError } from './shell/PageError.tsx';
import { RequirePerson } from './shell/RequirePerson.tsx';
import { PageLoading, Root } from './shell/Root.tsx';
import { Shell } from './shell/Shell.tsx';

type Page = () => Promise<{ default: ComponentType }>;

const lazily = (page: Page) => async () => ({ Component: (await page()).default });

const personal: RouteObject[] = [
  { path: 'workspace', lazy: lazily(() => import('./pages/workspace/WorkspacePage.tsx')) },
  { path: 'verify/:token', lazy: lazily(() => import('./pages/identity/VerifyPage.tsx')) },
  { path: 'account', lazy: lazily(() => import('./pages/account/AccountPage.tsx')) },
];

const inShell: RouteObject[] = [
  // The one page that is not loaded apart: most people come in by it, and it is small.
  { index: true, Component: HomePage },
  { path: 'pricing', lazy: lazily(() => import('./pages/pricing/PricingPage.tsx')) },
  { path: 'login', lazy: lazily(() => import('./pages/identity/LoginPage.tsx')) },
  { path: 'register', lazy: lazily(() => import('./pages/identity/RegisterPage.tsx')) },
  { path: 'forgot', lazy: lazily(() => import('./pages/identity/ForgotPage.tsx')) },
  { path: 'reset/:token', lazy: lazily(() => import('./pages/identity/ResetPage.tsx')) },
  { path: 'share/:token', lazy: lazily(() => import('./pages/share/SharePage.tsx')) },
  { Component: RequirePerson, children: personal },
  { path: '*', lazy: lazily(() => import('./pages/NotFoundPage.tsx')) },
];

const room: RouteObject[] = [{ path: 'p/:code', lazy: lazily(() => import('./room/RoomPage.tsx')) }];

export const routes: RouteObject[] = [
  {
    Component: Root,
    ErrorBoundary: LonePageError,
    HydrateFallback: PageLoading,
    children: [
      { Component: Shell, children: [{ ErrorBoundary: PageError, children: inShell }] },
      { Component: RequirePerson, ErrorBoundary: LonePageError, children: room },
    ],
  },
];
