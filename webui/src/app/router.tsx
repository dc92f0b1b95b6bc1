import { createBrowserRouter, Navigate } from 'react-router';
import { ErrorPage } from './ErrorPage';
import { Root } from './Root';
import { Shell } from './Shell';

/** Every page, each loaded when it is first visited. `rail` narrows the navigation to give the page room. */
export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <ErrorPage />,
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: () => import('@/features/auth/SignInPage') },
      { path: '/register', lazy: () => import('@/features/auth/RegisterPage') },
      { path: '/invitation', lazy: () => import('@/features/auth/InvitationPage') },
      { path: '/reset-password', lazy: () => import('@/features/auth/ResetPasswordPage') },
      {
        element: <Shell />,
        children: [
          {
            errorElement: <ErrorPage />,
            children: [
              { index: true, element: <Navigate to="/workflows" replace /> },
              { path: '/workflows', lazy: () => import('@/features/workflows/WorkflowsPage') },
              { path: '/workflows/:id', handle: { rail: true }, lazy: () => import('@/features/editor/EditorPage') },
              { path: '/executions', lazy: () => import('@/features/executions/ExecutionsPage') },
              {
                path: '/executions/:id',
                handle: { rail: true },
                lazy: () => import('@/features/executions/ExecutionPage'),
              },
              { path: '*', lazy: () => import('./NotFoundPage') },
            ],
          },
        ],
      },
    ],
  },
]);
